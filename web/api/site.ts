/** What the console must know before anybody has logged in; written by stacks and by the local host. */
export type Site = {
  /** Name that stands at the top, e.g. 示例区纪委监委. */
  name: string;
  issuer: string;
  clientId: string;
  audience: string;
  /** Record number of the site (备案号), where it has one. */
  recordNumber?: string;
};

let known: Promise<Site> | undefined;

/** The site's settings, fetched once. */
export function site(): Promise<Site> {
  known ??= fetch("/console.json", { cache: "no-store" }).then((response) => {
    if (!response.ok) throw new Error("console.json");
    return response.json() as Promise<Site>;
  });
  return known;
}
