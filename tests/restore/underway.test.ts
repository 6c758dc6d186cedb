import { describe, expect, it } from "vitest";
import { processOf } from "#processes";
import { topology } from "#topology";

type Route = { Choices: { Condition: string }[] };

/** Where an execution may begin; whatever stands there has to be found after a restore. */
describe.each(Object.entries(topology.workflows))(
  "records that %s conducts",
  async (kind, workflow) => {
    const {
      startsOn = [],
      stages = {},
      underway = Object.keys(stages),
    } = (await processOf(kind)) ?? {};

    it("are found in every status at which an execution can begin", () => {
      const route = workflow.States.Route as unknown as Route | undefined;
      const begins = (route?.Choices ?? []).flatMap(
        ({ Condition }) => Condition.match(/\$status = '(\w+)'/)?.[1] ?? [],
      );
      expect(underway.length).toBeGreaterThan(0);
      expect(begins.filter((status) => !underway.includes(status))).toEqual([]);
    });

    it("start one on being resumed", () => {
      expect(startsOn).toContain(`${kind}.resumed`);
    });
  },
);
