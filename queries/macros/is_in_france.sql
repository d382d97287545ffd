-- title: Un point (longitude, latitude) est-il en France, à grands traits ?
--
-- Boxes around the mainland and Corsica, the Antilles and Guiana, Saint-Pierre-et-Miquelon, the Indian Ocean and the
-- Pacific. Enough to tell swapped coordinates and (0, 0) from real ones; null when a coordinate is null.
create or replace temp macro is_in_france(longitude, latitude) as
case when longitude is null or latitude is null then null else
  (longitude between -5.6 and 10.0 and latitude between 41.2 and 51.3)
  or (longitude between -64 and -51 and latitude between 2 and 18.5)
  or (longitude between -57 and -56 and latitude between 46.5 and 47.5)
  or (longitude between 44.5 and 56 and latitude between -21.6 and -12)
  or (longitude between -180 and -134 and latitude between -28 and -7)
  or (longitude between 155 and 180 and latitude between -24 and -12)
end;
