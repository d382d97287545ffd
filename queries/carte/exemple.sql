-- title: Une adresse de la commune, à montrer comme exemple
-- returns: label VARCHAR
-- source: base-adresse-locale
select label from mart.address_example
