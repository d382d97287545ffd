-- title: Longitude et latitude (degrés, WGS84) en Lambert-93 (mètres, EPSG:2154)
--
-- The conic projection of the IGN's note NTG_71 with the constants of Lambert-93 on GRS80; exact to the centimetre over
-- mainland France.
create or replace temp macro lambert93(longitude, latitude) as
list_transform([
  11754255.426096 * exp(-0.7256077650532670 * (
    atanh(sin(radians(latitude))) - 0.0818191910428158 * atanh(0.0818191910428158 * sin(radians(latitude)))))
], lambda r: {
  'x_m': 700000 + r * sin(0.7256077650532670 * radians(longitude - 3)),
  'y_m': 12655612.049876 - r * cos(0.7256077650532670 * radians(longitude - 3))
})[1];
