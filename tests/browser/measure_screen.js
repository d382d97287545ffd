// Shows one scene of the screen and measures every text that is seen: size, colour, what lies behind, where it stands.
(place) => {
  [...document.querySelectorAll(".scene")].forEach((each, rank) => each.classList.toggle("on", rank === place));
  const solid = (box) => {
    for (let each = box; each; each = each.parentElement) {
      const { backgroundColor } = getComputedStyle(each);
      if (!/rgba\(.*, 0\)|transparent/.test(backgroundColor)) return backgroundColor;
    }
    return getComputedStyle(document.documentElement).backgroundColor;
  };
  // A season's text stands on its band: the band's tint over the page.
  const over = (behind, tint) => {
    const [r, g, b, a] = tint.match(/[\d.]+/g).map(Number), under = behind.match(/[\d.]+/g).map(Number);
    return `rgb(${[r, g, b].map((each, rank) => Math.round(each * a + under[rank] * (1 - a))).join(", ")})`;
  };
  const found = [];
  const walker = document.createTreeWalker(document.getElementById("screen"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, box = node.parentElement, style = getComputedStyle(box);
    const section = box.closest(".scene");
    if (!node.data.trim() || (section && !section.classList.contains("on")) || style.visibility === "hidden") continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const isSvg = box instanceof SVGElement;
    const scale = isSvg ? box.getScreenCTM().a : 1;
    const size = parseFloat(style.fontSize) * scale;
    // The line's height leaves air around the letters: what they cover is counted from their size.
    for (const line of isSvg ? [box.getBoundingClientRect()] : range.getClientRects()) {
      const middle = (line.top + line.bottom) / 2;
      const isFigure = box.matches(".value b") && /\d/.test(node.data) || box.matches(".state");
      const behind = solid(isSvg ? box.ownerSVGElement : box);
      found.push({
        text: node.data.trim(), size, role: isFigure ? "figure" : box.matches(".label") ? "label" : "text",
        colour: isSvg ? style.fill : style.color,
        behind: box.matches("text.season") ? over(behind, getComputedStyle(document.querySelector("path.band")).fill) : behind,
        left: line.left, right: line.right, top: middle - 0.42 * size, bottom: middle + 0.42 * size,
      });
    }
  }
  return JSON.stringify(found);
}
