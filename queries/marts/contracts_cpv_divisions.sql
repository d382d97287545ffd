-- title: Divisions du vocabulaire commun des marchés publics (CPV 2008), en français
-- table: mart.contracts_cpv_divisions
-- source: decp
-- key: division
-- returns: division VARCHAR, division_label VARCHAR
--
-- Les 45 divisions du règlement (CE) 213/2008, en mots assez courts pour un graphique.
select division, division_label
from (values
  ('03', 'Agriculture, pêche, forêt'), ('09', 'Énergie et carburants'), ('14', 'Produits des mines'),
  ('15', 'Alimentation et boissons'), ('16', 'Machines agricoles'), ('18', 'Vêtements et équipements'),
  ('19', 'Cuir, textile, plastique'), ('22', 'Imprimés'), ('24', 'Produits chimiques'),
  ('30', 'Informatique et bureau'), ('31', 'Appareils électriques, éclairage'), ('32', 'Télécommunications, matériel'),
  ('33', 'Matériel médical'), ('34', 'Véhicules'), ('35', 'Matériel de sécurité'), ('37', 'Jeux, sport, musique'),
  ('38', 'Appareils de mesure'), ('39', 'Mobilier et entretien'), ('41', 'Eau'), ('42', 'Machines industrielles'),
  ('43', 'Machines de chantier'), ('44', 'Matériaux de construction'), ('45', 'Travaux'), ('48', 'Logiciels'),
  ('50', 'Réparation et maintenance'), ('51', 'Installation de matériel'), ('55', 'Hôtellerie, restauration'),
  ('60', 'Transport'), ('63', 'Services annexes au transport'), ('64', 'Poste et télécommunications'),
  ('65', 'Réseaux publics'), ('66', 'Banque et assurance'), ('70', 'Immobilier'), ('71', 'Architecture et ingénierie'),
  ('72', 'Services informatiques'), ('73', 'Recherche et développement'), ('75', 'Administration publique'),
  ('76', 'Services pétroliers'), ('77', 'Espaces verts, agriculture'), ('79', 'Services aux entreprises'),
  ('80', 'Formation, enseignement'), ('85', 'Santé, action sociale'), ('90', 'Propreté, déchets, eaux usées'),
  ('92', 'Loisirs, culture, sport'), ('98', 'Autres services')
) as divisions (division, division_label)
