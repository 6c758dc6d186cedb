import type { Context } from "hono";
import type { Desk } from "./desk.ts";
import { tokenOf } from "./intake/tokens.ts";
import { type FieldProblem, formPage, type KeptFile, type Typed } from "./pages/form-page.ts";
import type { Html, Place } from "./pages/layout.ts";
import { anyPlace, wordPage } from "./pages/word-page.ts";

/** Answers with a page. */
export function show(c: Context, page: Html, status = 200): Response | Promise<Response> {
  return c.html(page, status as 200);
}

/** Goes on for the district that the address names; 404 in words where there is none. */
export async function at(
  { placeOf }: Pick<Desk, "placeOf">,
  c: Context,
  then: (place: Place) => Response | Promise<Response>,
): Promise<Response> {
  const place = await placeOf(c.req.param("place") ?? "");
  return place === undefined
    ? show(c, wordPage(anyPlace, "没有这个页面", ["请检查网址，或者从首页进入。"]), 404)
    : then(place);
}

/** The form with what was typed so far, and a mark of when it was drawn. */
export function freshForm(
  { key, world }: Pick<Desk, "key" | "world">,
  place: Place,
  of: { typed: Typed; files: readonly KeptFile[]; problems?: readonly FieldProblem[] },
): Html {
  const token = tokenOf(key, "form", place.id, world.clock());
  return formPage(place, { problems: [], ...of, token });
}
