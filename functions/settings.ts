/**
 * What reads one setting: its value, or `undefined` where the text is not what `wants` says. Written out,
 * as a function reads some twenty of them at each cold start, and a schema library is a tenth of it.
 */
export type Setting<T> = { wants: string; read: (text: string) => T | undefined };

/** What was read of settings; one that is not set is left out. */
export type Read<S> = {
  [name in keyof S]: S[name] extends Setting<infer T> ? T | undefined : never;
};

/**
 * Reads every setting that is set.
 * @throws Error naming each variable that is wrong, never its value.
 */
export function readSettings<S extends Readonly<Record<string, Setting<unknown>>>>(
  settings: S,
  env: Readonly<Record<string, string | undefined>>,
): Read<S> {
  const wrong: string[] = [];
  const read = Object.entries(settings).map(([name, setting]) => {
    const text = env[name];
    const value = text === undefined ? undefined : setting.read(text);
    if (text !== undefined && value === undefined) wrong.push(`${name} ${setting.wants}`);
    return [name, value] as const;
  });
  if (wrong.length > 0) throw new Error(`Bad configuration:\n${wrong.join("\n")}`);
  return Object.fromEntries(read) as Read<S>;
}

export const asIs: Setting<string> = { wants: "must be text", read: (text) => text };

export const url: Setting<string> = {
  wants: "must be a URL",
  read: (text) => (isUrl(text) ? text : undefined),
};

export const base64Key: Setting<Uint8Array> = {
  wants: "must be 32 bytes in base64",
  read(text) {
    const bytes = new Uint8Array(Buffer.from(text, "base64"));
    return /^[A-Za-z0-9+/]+=*$/.test(text) && bytes.length === 32 ? bytes : undefined;
  },
};

/** One of several words. */
export function oneOf<const T extends string>(words: readonly T[]): Setting<T> {
  return {
    wants: `must be one of ${words.join(", ")}`,
    read: (text) => words.find((word) => word === text),
  };
}

/** A resource as the deployment links it. */
export const linkedName: Setting<string> = {
  wants: "must be JSON with a name",
  read(text) {
    const name = objectOf(text)?.name;
    return isText(name) ? name : undefined;
  },
};

/** SHA-256 in hex, separated by commas. */
export const hashList: Setting<readonly string[]> = {
  wants: "must be SHA-256 in hex, separated by commas",
  read: (text) => text.split(",").filter((hash) => hash !== ""),
};

/** Where a message goes, and what it is signed with. */
type Target = { url: string; secret?: string };

/** Addresses of group robots, by the names that districts know them by. */
export const robotList: Setting<Readonly<Record<string, Target>>> = {
  wants: 'must be JSON: {"name":{"url":…,"secret":…}}',
  read(text) {
    const given = objectOf(text);
    if (given === undefined) return undefined;
    const robots = Object.entries(given).map(([name, robot]) => [name, targetOf(robot)] as const);
    return robots.every(([, robot]) => robot !== undefined)
      ? (Object.fromEntries(robots) as Record<string, Target>)
      : undefined;
  },
};

/** A gateway for codes; `{}` where there is none. */
export const smsGateway: Setting<Required<Target> | "none"> = {
  wants: 'must be JSON: {"url":…,"secret":…} with a secret of at least 16 characters, or {}',
  read(text) {
    const given = objectOf(text);
    if (given === undefined || hasOnly(given, [])) return given && "none";
    const target = hasOnly(given, ["url", "secret"]) ? targetOf(given) : undefined;
    const { url, secret = "" } = target ?? {};
    return url === undefined || secret.length < 16 ? undefined : { url, secret };
  },
};

/** The links' client at the issuer; `{}` where there is none. */
export const loginClient: Setting<{ id: string; secret?: string } | "none"> = {
  wants: 'must be JSON: {"id":…,"secret":…}, or {}',
  read(text) {
    const given = objectOf(text);
    if (given === undefined || hasOnly(given, [])) return given && "none";
    const { id, secret } = given;
    if (!hasOnly(given, ["id", "secret"]) || !isText(id)) return undefined;
    if (secret === undefined) return { id };
    return isText(secret) ? { id, secret } : undefined;
  },
};

function targetOf(given: unknown): Target | undefined {
  if (!isObject(given) || !isText(given.url) || !isUrl(given.url)) return undefined;
  const { url, secret } = given;
  if (secret === undefined) return { url };
  return isText(secret) ? { url, secret } : undefined;
}

/** Without its slashes, `localhost:8000` would be a URL whose scheme is `localhost`. */
function isUrl(text: string): boolean {
  return /^[a-z]+:\/\//.test(text) && URL.canParse(text);
}

function hasOnly(given: Readonly<Record<string, unknown>>, names: readonly string[]): boolean {
  return Object.keys(given).every((name) => names.includes(name));
}

function objectOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
