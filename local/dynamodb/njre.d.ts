declare module "njre" {
  /** Fetches a JRE into the folder `jre` beside `installPath`. */
  export function install(
    version: number,
    options: { type: "jre"; installPath: string },
  ): Promise<string>;
}
