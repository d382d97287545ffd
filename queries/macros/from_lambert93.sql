-- title: Lambert-93 (mètres, EPSG:2154) en longitude et latitude (degrés, WGS84)
--
-- Inverse of lambert93: the latitude is found by eight rounds of the usual iteration, far under the millimetre. Null
-- outside the extent of the projection (x 0 to 1 300 km, y 6 000 to 7 200 km).
create or replace temp macro from_lambert93(x_m, y_m) as
case when x_m between 0 and 1300000 and y_m between 6000000 and 7200000 then
  list_transform([ln(11754255.426096 / sqrt(power(x_m - 700000, 2) + power(12655612.049876 - y_m, 2)))
    / 0.7256077650532670], lambda isometric: {
    'longitude': 3 + degrees(atan2(x_m - 700000, 12655612.049876 - y_m)) / 0.7256077650532670,
    'latitude': degrees(list_reduce(range(8), lambda phi, round: asin(tanh(
      isometric + 0.0818191910428158 * atanh(0.0818191910428158 * sin(phi)))), asin(tanh(isometric))))
  })[1]
end;
