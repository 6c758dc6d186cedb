import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { Given } from "./fields.tsx";

/** Forms that are easier to fill in beside what they are about than field by field. */
const drawn = new Map<string, LazyExoticComponent<ComponentType<Given>>>([
  ["postOpinionsIdDraft", lazy(() => import("../page/opinions/draft-names.tsx"))],
  ["postOpinionsIdIdentification", lazy(() => import("../page/opinions/identify-names.tsx"))],
]);

/** What draws the fields of an operation in place of its schema alone. */
export function drawnBy(operation: string) {
  return drawn.get(operation);
}
