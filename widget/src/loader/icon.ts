/** A line drawing of 28 by 28. */
export function icon(doc: Document, name: string, path: string): SVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = doc.createElementNS(space, "svg");
  svg.setAttribute("class", name);
  svg.setAttribute("viewBox", "0 0 28 28");
  svg.setAttribute("aria-hidden", "true");
  const line = doc.createElementNS(space, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}
