import { describe, expect, it } from "vitest";
import { type Actor, chain, emptyHead, withApart } from "#kernel/record/event.ts";
import { hashOf } from "#kernel/text/hash.ts";

const actor: Actor = { id: "u-1", role: "OFFICE" };
const subject = { kind: "petition", id: "pet_1", district: "d", head: emptyHead };
const fact = { type: "petition.false", data: {}, apart: { grounds: "是" } };
const made = (salt?: string) => chain(subject, [fact, fact], { at: "2026-09-18", actor, salt });

describe("words that lie apart cannot be guessed from their hash (检举控告规则 Art. 15)", () => {
  it("each event's hash is of its words with a salt of its own, which nobody is told", () => {
    const { events, kept, told } = made("chance");
    const hashes = events.map(({ data }) => data.apart);
    expect(hashes).toEqual(kept.map((words) => hashOf(words)));
    expect(new Set([...hashes, hashOf(fact.apart), made("other").events[0]?.data.apart]).size).toBe(
      4,
    );
    expect(kept[0]).toMatchObject({ grounds: "是", salt: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(told.map(({ data }) => data)).toEqual([fact.apart, fact.apart]);
    for (const [place, event] of events.entries())
      expect(withApart(event, kept[place]).data).toEqual(fact.apart);
    expect(withApart(events[0] ?? { data: {} }, undefined).data).toEqual({});
  });

  it("words of before there was a salt are read as they were", () => {
    const { events, kept } = made();
    expect(events[0]?.data.apart).toBe(hashOf(fact.apart));
    expect(withApart(events[0] ?? { data: {} }, kept[0]).data).toEqual(fact.apart);
  });
});
