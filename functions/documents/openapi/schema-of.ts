import * as z from "zod/mini";
import { labelled } from "./labelled.ts";

/** A schema of the product as JSON Schema, as it is sent in, with Chinese labels. */
export function schemaOf(schema: z.ZodMiniType): Readonly<Record<string, unknown>> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    override: ({ jsonSchema }) => {
      if (jsonSchema.pattern !== undefined) jsonSchema.pattern = portable(jsonSchema.pattern);
    },
  });
  return labelled(rest);
}

/** A pattern without property escapes, which readers that compile patterns without `u` refuse. */
function portable(pattern: string): string {
  const control =
    "\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff";
  return pattern.replaceAll("\\p{C}", control).replaceAll("\\p{Script=Han}", "[\\u3400-\\u9fff]");
}
