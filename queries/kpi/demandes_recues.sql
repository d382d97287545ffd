-- title: Demandes des habitants reçues
-- question: Combien de demandes les habitants adressent-ils à la ville ?
-- theme: Sécurité et prévention
-- unit: demandes
-- direction: none
-- cadence: quarter
-- season: year
-- total: sum
-- owner: police-municipale
-- source: demandes
-- method: Demandes de tous objets reçues dans le trimestre : signalements, objets trouvés, absences (OTV), rendez-vous, erreurs signalées dans les données. Un trimestre compte une fois fini depuis 15 jours.
-- limits: Les demandes déposées hors du portail, du guichet, du téléphone et du courriel ne sont pas connues. Un trimestre de 1 à 10 demandes est caché, et parfois un autre avec lui pour qu’il ne se retrouve pas par différence.
-- since: 2021-07-01
-- returns: period DATE, value DOUBLE
select quarter as period, cast(received_count as double) as value
from mart.requests_cells
where dimension = 'all' and value = '*' and not is_masked
order by period
