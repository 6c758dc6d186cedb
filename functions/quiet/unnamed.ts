/**
 * A Lambda handler whose errors say no more than their name and where they were thrown: the runtime logs
 * the message, and hands it to Step Functions, where an execution's history keeps it for anybody who may
 * read that; a message may hold what a file, a person or a record says.
 */
export function unnamed<E, A>(handle: (event: E) => A | Promise<A>): (event: E) => Promise<A> {
  return async (event) => {
    try {
      return await handle(event);
    } catch (error) {
      throw withoutWords(error);
    }
  };
}

/** The same error by its name, which workflows try again or record it by, and the frames of its stack. */
function withoutWords(error: unknown): Error {
  const { name, stack = "" } = error instanceof Error ? error : new Error("unknown");
  const told = new Error(name);
  told.name = name;
  const frames = stack.split("\n").filter((line) => /^ {4}at /.test(line));
  told.stack = [name, ...frames].join("\n");
  return told;
}
