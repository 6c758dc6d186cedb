/** What `web/build.ts` writes; types hold before it has been written. */
declare module "*/build/catalog.json" {
  const catalog: unknown;
  export default catalog;
}

declare module "*/build/fields.json" {
  const fields: Readonly<Record<string, string | undefined>>;
  export default fields;
}
