-- title: L’hexagone qui contient un point (mètres), sur une grille de rayon donné
--
-- Axial coordinates (q, r) of a grid of pointy-topped hexagons whose corners are `radius` metres from the centre, and that
-- centre. The point is rounded in cube coordinates: the coordinate that moved most is computed from the two others.
create or replace temp macro hexagon(x_m, y_m, radius) as
list_transform([{'q': (sqrt(3) / 3 * x_m - y_m / 3) / radius, 'r': 2 * y_m / 3 / radius}], lambda spot:
  list_transform([{
    'q': cast(case when abs(round(spot.q) - spot.q) > abs(round(spot.r) - spot.r)
        and abs(round(spot.q) - spot.q) > abs(round(-spot.q - spot.r) + spot.q + spot.r)
      then -round(spot.r) - round(-spot.q - spot.r) else round(spot.q) end as integer),
    'r': cast(case when abs(round(spot.r) - spot.r) >= abs(round(spot.q) - spot.q)
        and abs(round(spot.r) - spot.r) > abs(round(-spot.q - spot.r) + spot.q + spot.r)
      then -round(spot.q) - round(-spot.q - spot.r) else round(spot.r) end as integer)
  }], lambda cell: {
    'q': cell.q, 'r': cell.r,
    'x_m': radius * sqrt(3) * (cell.q + cell.r / 2.0), 'y_m': radius * 1.5 * cell.r
  })[1])[1];
