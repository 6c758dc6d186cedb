import type { Settings } from "../settings.ts";

/** The host's time, ms since the epoch: runs with the machine's, ahead of it by what was skipped. */
export type HostClock = {
  now(): number;
  /** UTC ISO instant. */
  iso(): string;
  set(instant: number): void;
  /** Stops time while it is being advanced; `release` lets it run again if it ran before. */
  hold(): void;
  release(): void;
};

const offsetKey = "clock.offset";
const frozenKey = "clock.frozen";

/** A clock whose skips outlive the host; with `frozenAt` time moves only when it is set. */
export function createClock(settings: Settings, frozenAt?: string): HostClock {
  let offset = Number(settings.get(offsetKey) ?? 0);
  let held: number | undefined;
  if (frozenAt !== undefined) held = Number(settings.get(frozenKey) ?? Date.parse(frozenAt));
  const now = () => held ?? Date.now() + offset;
  return {
    now,
    iso: () => new Date(now()).toISOString(),
    set(instant) {
      if (!Number.isFinite(instant)) throw new Error("Not an instant");
      if (held !== undefined) held = instant;
      offset = instant - Date.now();
      if (frozenAt === undefined) settings.set(offsetKey, String(offset));
      else settings.set(frozenKey, String(instant));
    },
    hold() {
      held ??= now();
    },
    release() {
      if (held === undefined || frozenAt !== undefined) return;
      offset = held - Date.now();
      held = undefined;
    },
  };
}

const duration = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** Length of an ISO 8601 duration of weeks, days, hours, minutes and seconds, in ms. */
export function durationOf(text: string): number | undefined {
  const match = duration.exec(text.trim().toUpperCase());
  if (match === null) return undefined;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  return ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}
