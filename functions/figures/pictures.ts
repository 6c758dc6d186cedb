import type { Picture } from "#kernel/document/picture.ts";

/** Draws pictures for pages; the library is loaded with the first of them. */
export async function drawPicture(picture: Picture): Promise<string> {
  const { svgOf } = await import("./draw.ts");
  return svgOf(picture);
}
