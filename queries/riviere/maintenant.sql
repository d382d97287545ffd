-- title: Ce que fait la rivière maintenant à une station
-- params: station VARCHAR
-- returns: station_id VARCHAR, measured_at TIMESTAMP, level_m DOUBLE, flow_m3s DOUBLE, flow_at TIMESTAMP, change_1h_m DOUBLE, change_6h_m DOUBLE, change_24h_m DOUBLE, season_low_m DOUBLE, season_mid_m DOUBLE, season_high_m DOUBLE, year_count BIGINT
-- source: hydrometrie
-- method: La dernière hauteur et le dernier débit reçus de la station, sans les valeurs douteuses. Un changement compare à la mesure la plus proche d’il y a une heure, six heures ou un jour ; sans elle, il est inconnu. Les mesures sont brutes, non validées.
select * from mart.river_latest where station_id = $station
