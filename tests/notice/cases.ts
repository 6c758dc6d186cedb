import { dueFor } from "#kernel/district/rules.ts";
import type { Event } from "#kernel/record/event.ts";
import type { TaskData } from "#kernel/task/facts.ts";
import type { Task } from "#kernel/task/schema.ts";
import {
  answer,
  answered,
  closed,
  eventOf,
  mark,
  rules,
  seat,
  taskWith,
  who,
  why,
} from "./tasks.ts";

/** Who is told, as `template person status`, in order. */
export type Case = { event: Event; task: Task; told: string[] };

/** One telling case at least for each type of event: the compiler asks for new ones. */
export const cases: { [T in keyof TaskData]: Record<string, Case> } = {
  "task.opened": {
    "whoever is asked, deciding or reading": (() => {
      const task = taskWith([
        seat("u-a"),
        seat("u-b", { part: "reader" }),
        seat("u-c", answered),
        seat("u-d", { state: "WAITING" }),
      ]);
      return {
        event: eventOf("task.opened", { task }),
        task,
        told: ["assigned u-a READY", "assigned u-b READY"],
      };
    })(),
    "依次: only the first": (() => {
      const task = taskWith([seat("u-a"), seat("u-b", { state: "WAITING" })], {
        policy: { type: "sequence" },
      });
      return { event: eventOf("task.opened", { task }), task, told: ["assigned u-a READY"] };
    })(),
  },
  "task.decided": {
    "或签: the others are rid of it, in the digest": {
      event: eventOf("task.decided", {
        person: "u-a",
        ...answer,
        outcome: "approved",
        late: "on-time",
      }),
      task: taskWith([seat("u-a", answered), seat("u-b"), seat("u-c", { part: "reader" })], closed),
      told: ["settled u-b BUNDLED", "digest u-b QUEUED"],
    },
    "会签: nothing while others still have to answer": {
      event: eventOf("task.decided", { person: "u-a", ...answer, late: "on-time" }),
      task: taskWith([seat("u-a", answered), seat("u-b")], { policy: { type: "all" } }),
      told: [],
    },
    "依次: the next": {
      event: eventOf("task.decided", { person: "u-a", ...answer, next: "u-b", late: "on-time" }),
      task: taskWith([seat("u-a", answered), seat("u-b")], { policy: { type: "sequence" } }),
      told: ["assigned u-b READY"],
    },
  },
  "task.advised": {
    "the owner has it back": {
      event: eventOf("task.advised", { person: "u-b", owner: "u-a", ...answer }),
      task: taskWith([
        seat("u-a"),
        seat("u-b", { ...answered, through: { verb: "delegate", from: "u-a" } }),
      ]),
      told: ["assigned u-a READY"],
    },
  },
  "task.closed": {
    "whoever was asked": {
      event: eventOf("task.closed", { outcome: "done", reason: mark, late: "late" }),
      task: taskWith([seat("u-b"), seat("u-c", { state: "DELEGATED" })], closed),
      told: [
        "settled u-b BUNDLED",
        "settled u-c BUNDLED",
        "digest u-b QUEUED",
        "digest u-c QUEUED",
      ],
    },
  },
  "task.recused": {
    "the standing deputy": {
      event: eventOf("task.recused", {
        person: "u-a",
        relation: "relative",
        detail: mark,
        replacement: who("u-b"),
      }),
      task: taskWith([seat("u-a", { state: "RECUSED" }), seat("u-b")]),
      told: ["assigned u-b READY"],
    },
    "a delegate's owner": {
      event: eventOf("task.recused", { person: "u-b", relation: "other", detail: mark }),
      task: taskWith([
        seat("u-a"),
        seat("u-b", { state: "RECUSED", through: { verb: "delegate", from: "u-a" } }),
      ]),
      told: ["assigned u-a READY"],
    },
    "依次: whose turn comes": {
      event: eventOf("task.recused", { person: "u-a", relation: "other", detail: mark }),
      task: taskWith([seat("u-a", { state: "RECUSED" }), seat("u-b")], {
        policy: { type: "sequence" },
      }),
      told: ["assigned u-b READY"],
    },
  },
  "task.transferred": {
    "the colleague": {
      event: eventOf("task.transferred", { from: "u-a", to: who("u-b"), ...why }),
      task: taskWith([seat("u-a", { state: "TRANSFERRED" }), seat("u-b")]),
      told: ["assigned u-b READY"],
    },
    "依次: once, not as colleague and as next": {
      event: eventOf("task.transferred", { from: "u-a", to: who("u-b"), ...why }),
      task: taskWith([seat("u-a", { state: "TRANSFERRED" }), seat("u-b")], {
        policy: { type: "sequence" },
      }),
      told: ["assigned u-b READY"],
    },
  },
  "task.handed-over": {
    "the colleague": {
      event: eventOf("task.handed-over", { from: "u-a", to: who("u-b"), ...why }),
      task: taskWith([seat("u-b")]),
      told: ["assigned u-b READY"],
    },
  },
  "task.reseated": {
    "who is asked now, not who was": {
      event: eventOf("task.reseated", { seats: [seat("u-b")], out: ["u-a"], reason: "离岗" }),
      task: taskWith([seat("u-a", { state: "TRANSFERRED" }), seat("u-b")]),
      told: ["assigned u-b READY"],
    },
  },
  "task.delegated": {
    "the delegate": {
      event: eventOf("task.delegated", { from: "u-a", to: who("u-b"), ...why }),
      task: taskWith([
        seat("u-a", { state: "DELEGATED" }),
        seat("u-b", { through: { verb: "delegate", from: "u-a" } }),
      ]),
      told: ["assigned u-b READY"],
    },
  },
  "task.signer-added": {
    "the added one": {
      event: eventOf("task.signer-added", { by: "u-a", to: who("u-b"), ...why }),
      task: taskWith([seat("u-a"), seat("u-b", { through: { verb: "add", from: "u-a" } })]),
      told: ["assigned u-b READY"],
    },
  },
  "task.signer-removed": {
    "the removed one, in the digest": {
      event: eventOf("task.signer-removed", { by: "u-a", person: "u-b", ...why }),
      task: taskWith([seat("u-a"), seat("u-b", { state: "REMOVED" })]),
      told: ["settled u-b BUNDLED", "digest u-b QUEUED"],
    },
  },
  "task.stand-in-ended": {
    "the owner is asked, the stand-in is rid of it": {
      event: eventOf("task.stand-in-ended", { person: "u-a", to: who("u-b") }),
      task: taskWith([seat("u-a", { state: "REMOVED" }), seat("u-b")]),
      told: ["settled u-a BUNDLED", "assigned u-b READY", "digest u-a QUEUED"],
    },
    "the owner sits already": {
      event: eventOf("task.stand-in-ended", { person: "u-a" }),
      task: taskWith([seat("u-a", { state: "REMOVED" }), seat("u-b")]),
      told: ["settled u-a BUNDLED", "digest u-a QUEUED"],
    },
  },
  "task.copied": {
    "the reader, in the digest": {
      event: eventOf("task.copied", { by: "u-a", to: who("u-b") }),
      task: taskWith([seat("u-a"), seat("u-b", { part: "copied" })]),
      told: ["copied u-b BUNDLED", "digest u-b QUEUED"],
    },
  },
  "task.urged": {
    "whoever still has to answer, at once": {
      event: eventOf("task.urged", { by: "u-z", to: ["u-a", "u-b"], opinion: mark }),
      task: taskWith([seat("u-a"), seat("u-b")]),
      told: ["urged u-a READY", "urged u-b READY"],
    },
  },
  "task.taken-back": {
    "a recalled delegate, in the digest": {
      event: eventOf("task.taken-back", { person: "u-a", opinion: mark, recalled: "u-b" }),
      task: taskWith([seat("u-a"), seat("u-b", { state: "REMOVED" })]),
      told: ["settled u-b BUNDLED", "digest u-b QUEUED"],
    },
    "nobody else": {
      event: eventOf("task.taken-back", { person: "u-a", opinion: mark }),
      task: taskWith([seat("u-a"), seat("u-b")]),
      told: [],
    },
  },
  "task.voided": {
    "every seat that was asked, answered or not": {
      event: eventOf("task.voided", { outcome: "voided", reason: mark }),
      task: taskWith(
        [
          seat("u-a", answered),
          seat("u-b"),
          seat("u-c", { part: "reader" }),
          seat("u-d", { state: "WAITING" }),
          seat("u-e", { part: "copied" }),
          seat("u-f", { state: "TRANSFERRED" }),
        ],
        { status: "VOIDED" },
      ),
      told: ["voided u-a READY", "voided u-b READY", "voided u-c READY"],
    },
  },
  "task.reminded": {
    "提醒: the handler's digest": {
      event: reminded("REMINDER", "NONE", ["u-a"]),
      task: taskWith([seat("u-a")]),
      told: ["digest u-a QUEUED"],
    },
    "蓝: the handler's digest, and a line in the director's": {
      event: reminded("BLUE", "BLUE", ["u-a", "u-z"]),
      task: taskWith([seat("u-a")]),
      told: ["blue u-z BUNDLED", "digest u-a QUEUED", "digest u-z QUEUED"],
    },
    "黄: with the digest": {
      event: reminded("YELLOW", "YELLOW", ["u-z"]),
      task: taskWith([seat("u-a")]),
      told: ["escalated u-z BUNDLED", "digest u-z QUEUED"],
    },
    "红: with the digest": {
      event: reminded("RED", "RED", ["u-z"]),
      task: taskWith([seat("u-a")]),
      told: ["escalated u-z BUNDLED", "digest u-z QUEUED"],
    },
  },
  "task.due-moved": {
    "nobody: the next digest has the new day": {
      event: eventOf("task.due-moved", {
        due: dueFor(rules, "D-ENR-1", "2026-03-04"),
        was: dueFor(rules, "D-ENR-1", "2026-03-03"),
        plan: [],
        nextStep: 0,
      }),
      task: taskWith([seat("u-a")]),
      told: [],
    },
  },
  "task.link-unlocked": {
    "nobody: who is locked out is told by the office": {
      event: eventOf("task.link-unlocked", { person: "u-a", attempt: 1, by: "u-b", reason: mark }),
      task: taskWith([seat("u-a")]),
      told: [],
    },
  },
  "task.link-revoked": {
    "nobody: the page says so": {
      event: eventOf("task.link-revoked", { person: "u-a", attempt: 2, by: "u-b", reason: mark }),
      task: taskWith([seat("u-a", { attempt: 2 })]),
      told: [],
    },
  },
  "task.acknowledged": {
    "nobody: the trail says so": {
      event: eventOf("task.acknowledged", { person: "u-a" }),
      task: taskWith([seat("u-a")]),
      told: [],
    },
  },
  "task.link-reissued": {
    "whoever asked for it": {
      event: eventOf("task.link-reissued", { person: "u-a", attempt: 2 }),
      task: taskWith([seat("u-a", { attempt: 2 })], { policy: { type: "sequence" } }),
      told: ["assigned u-a READY"],
    },
  },
};

/** A step of the ladder. */
export function reminded(
  step: TaskData["task.reminded"]["step"],
  colour: Task["colour"],
  recipients: string[],
): Event {
  const data = { step, colour, recipients, offset: "T-2WD", nextStep: 1, due: "2026-03-06" };
  return eventOf("task.reminded", data);
}
