import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** A process that ends when this one does, however this one ends. */
export type Leashed = {
  process: ChildProcess;
  /** Asks it to end, and makes it when it does not. */
  stop(): Promise<void>;
};

const patience = 3_000;

/**
 * Runs "$@" and waits for its own standard input: a line asks the program to end, the end of
 * input (the holder is gone, by kill -9 too) ends it at once. $PIDFILE gets the program's number.
 */
const script = `
exec 3<&0
"$@" </dev/null 3<&- & child=$!
[ -n "$PIDFILE" ] && echo "$child" > "$PIDFILE"
(if read -r _ <&3; then kill "$child"; read -r _ <&3; fi; kill -9 "$child") >/dev/null 2>&1 & watcher=$!
exec 3<&-
wait "$child"; code=$?
kill "$watcher" 2>/dev/null
exit "$code"
`;

/**
 * Starts a program on a leash. Its errors can be read from `process.stderr`; it is in a group of
 * its own, so that Ctrl-C reaches the host only, which then stops it last.
 */
export function startLeashed(
  program: string,
  parameters: readonly string[],
  { cwd, pidFile }: { cwd: string; pidFile: string | undefined },
): Leashed {
  if (process.platform === "win32") return startUnleashed(program, parameters, cwd);
  const child = spawn("/bin/sh", ["-c", script, "leash", program, ...parameters], {
    stdio: ["pipe", "ignore", "pipe"],
    detached: true,
    cwd,
    // Without UTF-8 Java cannot even run in a folder with a Chinese name.
    env: { ...process.env, LC_ALL: "C.UTF-8", PIDFILE: pidFile ?? "" },
  });
  child.stdin.on("error", () => {});
  return {
    process: child,
    async stop() {
      if (hasEnded(child)) return;
      child.stdin.write("end\n");
      const timer = setTimeout(() => child.stdin.end(), patience);
      await once(child, "exit");
      clearTimeout(timer);
    },
  };
}

/** Without a POSIX shell a killed host leaves its program behind, for the next start to find. */
function startUnleashed(program: string, parameters: readonly string[], cwd: string): Leashed {
  const child = spawn(program, parameters, { stdio: ["ignore", "ignore", "pipe"], cwd });
  const kill = () => void child.kill();
  process.once("exit", kill);
  return {
    process: child,
    async stop() {
      process.off("exit", kill);
      if (hasEnded(child)) return;
      kill();
      await once(child, "exit");
    },
  };
}

/** Whether a process is over already. */
export function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
