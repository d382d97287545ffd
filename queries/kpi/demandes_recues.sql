-- title: Demandes des habitants reçues
-- question: Combien de demandes les habitants adressent-ils à la ville ?
-- theme: Sécurité et prévention
-- unit: demandes
-- direction: none
-- cadence: month
-- season: year
-- total: sum
-- owner: police-municipale
-- source: demandes
-- method: Demandes de tous objets reçues dans le mois : signalements, objets trouvés, absences (OTV), rendez-vous, erreurs signalées dans les données.
-- limits: Les demandes déposées hors du portail, du guichet, du téléphone et du courriel ne sont pas connues.
-- since: 2021-07-01
-- returns: period DATE, value DOUBLE
select month as period, cast(sum(received_count) as double) as value
from mart.requests_months
group by month
order by period
