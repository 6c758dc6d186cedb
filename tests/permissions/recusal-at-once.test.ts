import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allRoutes } from "#functions/api/routes.ts";
import { setUpDistrict } from "#functions/commands/set-up-district.ts";
import { defaultConfig } from "#kernel/district/default-config.ts";
import { readDistrict } from "#kernel/district/read.ts";
import type { Officer } from "#kernel/district/role.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { barsOf } from "#kernel/task/seats/bars.ts";
import { checkRecord } from "#kernel/verify/record.ts";
import { tableSource } from "#kernel/verify/source.ts";
import type { World } from "#kernel/world.ts";
import { processOf } from "#processes";
import { candidate, officers, scoreSheet } from "../process/enrollment/pure.ts";
import { ownWorld } from "../registry/world.ts";

const routes = await allRoutes();
const district = "sample";
const second: Officer = { id: "lu", name: "陆示例", role: "SECRETARY", email: "lu@example.test" };
const admin: Officer = { id: "qin", name: "秦示例", role: "ADMIN", email: "qin@example.test" };
const tie = { relation: "relative", detail: "表兄弟（示例）" } as const;

/** Nothing runs after a transaction here: the stream has not come yet. */
describe("a recusal binds with the transaction that makes it (监察法 Art. 67; issue F point 2)", () => {
  let world: World;
  let stop: () => Promise<void>;
  let trips = 0;
  beforeAll(async () => {
    const own = await ownWorld();
    stop = own.stop;
    const { store } = own.world;
    const counted = {
      get: (...given: Parameters<typeof store.get>) => {
        trips += 1;
        return store.get(...given);
      },
      getMany: (...given: Parameters<typeof store.getMany>) => {
        trips += 1;
        return store.getMany(...given);
      },
      transact: (...given: Parameters<typeof store.transact>) => {
        trips += 1;
        return store.transact(...given);
      },
    };
    world = { ...own.world, store: { ...store, ...counted } };
    const named = { config: defaultConfig, officers: [...officers, second, admin] };
    await setUpDistrict(world, district, named);
  });
  afterAll(() => stop());

  const ask = async (
    who: string,
    [method, path]: readonly ["get" | "post", string],
    { id = "", body = {} }: { id?: string; body?: unknown } = {},
  ): Promise<string> => {
    const route = routes.find((one) => one.method === method && one.path === path);
    const list = await readDistrict(world, district);
    const officer = list.officers.find((one) => one.id === who);
    if (route === undefined || officer === undefined) throw new Error(`no ${who} at ${path}`);
    const answer = await route.handle({
      world,
      caller: { officer, district, actor: { id: officer.id, role: officer.role } },
      params: { id },
      query: { limit: 50 },
      body,
      idempotency: { key: randomUUID(), fingerprint: "f" },
      expectVersion: undefined,
      processOf,
      routes,
    });
    if (isRefusal(answer)) return answer.refused;
    return (answer as { id?: string }).id ?? "passes";
  };
  const read = (who: string, id: string) => ask(who, ["get", "/enrollments/{id}"], { id });
  const decide = (who: string, task: string) =>
    ask(who, ["post", "/tasks/{id}/decision"], {
      id: task,
      body: { action: "approve", opinion: "" },
    });
  const screened = (personId: string, post: string) =>
    ask("chen", ["post", "/enrollments"], {
      body: { candidate: { ...candidate, personId, post }, scoreSheet },
    });
  const requested = (officer: string, subject: string, requestedBy = "colleague") =>
    ask("shen", ["post", "/recusals"], {
      body: { subject: { kind: "enrollment", id: subject }, officer, requestedBy, ...tie },
    });

  it("between grant and stream the recused neither decides nor reads, in every matter about the same person", async () => {
    const matter = await screened("per_once", "科长");
    const sister = await screened("per_once", "副科长");
    const other = await screened("per_else", "科长");
    const beside = await requested("wu", matter);
    expect(await read("zhou", matter)).toBe(matter);
    const request = await requested("zhou", matter);
    expect(await decide("lu", `${request}.DECIDE.1`)).toBe(request);
    expect(await read("zhou", matter)).toBe("task.recused");
    expect(await read("zhou", sister)).toBe("task.recused");
    expect(await read("zhou", other)).toBe(other);
    expect(await decide("zhou", `${beside}.DECIDE.1`), "his button").toBe("task.recused");
    expect(await ask("zhou", ["get", "/tasks/{id}"], { id: `${beside}.DECIDE.1` })).toBe(
      "task.recused",
    );
    const { officers: now } = await readDistrict(world, district);
    const process = await processOf("enrollment");
    const item = await world.store.get({ pk: `enrollment#${matter}`, sk: "record" });
    const of = { officers: now, recordId: matter };
    expect(barsOf(process ?? {}, item?.state, of).recused, "no new question").toContain("zhou");
    expect(await decide("lu", `${beside}.DECIDE.1`), "others go on").toBe(beside);
  });

  it("it takes no further round trip, and the list's chain holds", async () => {
    const matter = await screened("per_trip", "科长");
    const [denied, granted] = [await requested("wu", matter), await requested("wang", matter)];
    const measure = async (task: string, action: string) => {
      trips = 0;
      const body = { action, opinion: "同意（示例）" };
      await ask("lu", ["post", "/tasks/{id}/decision"], { id: `${task}.DECIDE.1`, body });
      return trips;
    };
    const without = await measure(denied, "reject");
    expect(await measure(granted, "approve")).toBe(without);
    const source = tableSource(world.store);
    const chain = await checkRecord(source, await processOf("district"), {
      kind: "district",
      id: district,
    });
    expect(chain.findings).toEqual([]);
  });

  it("a request concerns whom its matter concerns: it stands in their file, and a tie to them bars from it", async () => {
    const matter = await screened("per_named", "科长");
    const request = await requested("wang", matter);
    const { items } = await world.store.index("about", "per_named", { prefix: "" }, { limit: 10 });
    expect(items.map(({ id }) => id)).toContain(request);
    await ask("zhou", ["post", "/officers/{id}/ties"], {
      id: "zhou",
      body: { to: "per_named", ...tie },
    });
    expect(await decide("zhou", `${request}.DECIDE.1`)).toBe("task.recused");
    expect(await ask("zhou", ["get", "/recusals/{id}"], { id: request })).toBe("task.recused");
    const hidden = await requested("wu", matter, "reporter");
    expect(await ask("wu", ["get", "/recusals/{id}"], { id: hidden })).toBe("record.unknown");
  });

  it("whose secretaries are all tied to its people is the upper commission's to decide", async () => {
    const matter = await screened("per_upper", "科长");
    for (const who of ["zhou", "lu"])
      await ask(who, ["post", "/officers/{id}/ties"], {
        id: who,
        body: { to: "per_upper", ...tie },
      });
    const request = await requested("wang", matter);
    const task = await world.store.get({ pk: `task#${request}.RECORD_UPPER.1`, sk: "record" });
    expect(task?.state).toMatchObject({ status: "OPEN" });
  });
});
