-- title: Seuils légaux de la commande publique d’une commune, en euros hors taxes, avec leurs dates et leur acte
--
-- Une ligne vaut de `since` à `until`, tous deux compris. Aucune ne dépasse le dernier jour que son acte ou la prochaine
-- révision laisse certain : une date plus tardive n’a pas de seuil, jamais le dernier connu. `status` vaut `a_verifier`
-- là où la date d’effet n’a pas été lue dans l’acte lui-même. Règles : `dispense` (sans publicité sous), `avis` (avis
-- dans un journal officiel dès), `formalisee` (procédure formalisée dès), `donnees` (données essentielles publiées dès).
create or replace temp macro procurement_thresholds() as table
select rule, category, since, until, amount_eur, act, status
from (values
  ('dispense', 'fournitures_services', date '2015-10-01', date '2019-12-31', 25000, 'Décret 2015-1163 du 17 septembre 2015', 'a_verifier'),
  ('dispense', 'fournitures_services', date '2020-01-01', date '2026-03-31', 40000, 'Décret 2019-1344 du 12 décembre 2019', 'verifie'),
  ('dispense', 'fournitures_services', date '2026-04-01', date '2027-12-31', 60000, 'Décret 2025-1386 du 29 décembre 2025', 'verifie'),
  ('dispense', 'travaux', date '2015-10-01', date '2019-12-31', 25000, 'Décret 2015-1163 du 17 septembre 2015', 'a_verifier'),
  ('dispense', 'travaux', date '2020-01-01', date '2020-07-23', 40000, 'Décret 2019-1344 du 12 décembre 2019', 'a_verifier'),
  ('dispense', 'travaux', date '2020-07-24', date '2020-12-08', 70000, 'Décret 2020-893 du 22 juillet 2020', 'a_verifier'),
  ('dispense', 'travaux', date '2020-12-09', date '2022-12-31', 100000, 'Loi 2020-1525 du 7 décembre 2020, article 142', 'a_verifier'),
  ('dispense', 'travaux', date '2023-01-01', date '2024-12-31', 100000, 'Décret 2022-1683 du 28 décembre 2022', 'verifie'),
  ('dispense', 'travaux', date '2025-01-01', date '2025-12-31', 100000, 'Décret 2024-1217 du 28 décembre 2024', 'verifie'),
  ('dispense', 'travaux', date '2026-01-01', date '2027-12-31', 100000, 'Décret 2025-1386 du 29 décembre 2025', 'verifie'),
  ('avis', 'fournitures_services', date '2015-10-01', date '2027-12-31', 90000, 'Code de la commande publique, R. 2131-12', 'verifie'),
  ('avis', 'travaux', date '2015-10-01', date '2027-12-31', 90000, 'Code de la commande publique, R. 2131-12', 'verifie'),
  ('formalisee', 'fournitures_services', date '2016-01-01', date '2017-12-31', 209000, 'Règlement délégué (UE) 2015/2170', 'a_verifier'),
  ('formalisee', 'fournitures_services', date '2018-01-01', date '2019-12-31', 221000, 'Règlement délégué (UE) 2017/2365', 'a_verifier'),
  ('formalisee', 'fournitures_services', date '2020-01-01', date '2021-12-31', 214000, 'Règlement délégué (UE) 2019/1828', 'a_verifier'),
  ('formalisee', 'fournitures_services', date '2022-01-01', date '2023-12-31', 215000, 'Règlement délégué (UE) 2021/1952', 'a_verifier'),
  ('formalisee', 'fournitures_services', date '2024-01-01', date '2025-12-31', 221000, 'Avis du 7 décembre 2023, annexe 2 du code', 'verifie'),
  ('formalisee', 'fournitures_services', date '2026-01-01', date '2027-12-31', 216000, 'Avis de décembre 2025, annexe 2 du code', 'verifie'),
  ('formalisee', 'travaux', date '2016-01-01', date '2017-12-31', 5225000, 'Règlement délégué (UE) 2015/2170', 'a_verifier'),
  ('formalisee', 'travaux', date '2018-01-01', date '2019-12-31', 5548000, 'Règlement délégué (UE) 2017/2365', 'a_verifier'),
  ('formalisee', 'travaux', date '2020-01-01', date '2021-12-31', 5350000, 'Règlement délégué (UE) 2019/1828', 'a_verifier'),
  ('formalisee', 'travaux', date '2022-01-01', date '2023-12-31', 5382000, 'Règlement délégué (UE) 2021/1952', 'a_verifier'),
  ('formalisee', 'travaux', date '2024-01-01', date '2025-12-31', 5538000, 'Avis du 7 décembre 2023, annexe 2 du code', 'verifie'),
  ('formalisee', 'travaux', date '2026-01-01', date '2027-12-31', 5404000, 'Avis de décembre 2025, annexe 2 du code', 'verifie'),
  ('donnees', 'fournitures_services', date '2024-01-01', date '2026-03-31', 40000, 'Code de la commande publique, R. 2196-1', 'verifie'),
  ('donnees', 'fournitures_services', date '2026-04-01', date '2027-12-31', 40000, 'Code de la commande publique, R. 2196-1', 'a_verifier'),
  ('donnees', 'travaux', date '2024-01-01', date '2026-03-31', 40000, 'Code de la commande publique, R. 2196-1', 'verifie'),
  ('donnees', 'travaux', date '2026-04-01', date '2027-12-31', 40000, 'Code de la commande publique, R. 2196-1', 'a_verifier')
) as thresholds (rule, category, since, until, amount_eur, act, status);
