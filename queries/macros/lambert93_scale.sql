-- title: Ce que la projection Lambert-93 allonge à une latitude (rapport sans unité)
--
-- A distance measured in the projection, divided by this, is the distance on the ground: 1.00012 at 49.15° N, 0.99905
-- at 46.5°, 1.0023 in Dunkirk. Scale of a conformal conic: n·r / (N·cos φ), constants of lambert93.
create or replace temp macro lambert93_scale(latitude) as
0.7256077650532670 * 11754255.426096 * exp(-0.7256077650532670 * (
  atanh(sin(radians(latitude))) - 0.0818191910428158 * atanh(0.0818191910428158 * sin(radians(latitude)))))
/ (6378137 / sqrt(1 - power(0.0818191910428158 * sin(radians(latitude)), 2)) * cos(radians(latitude)));
