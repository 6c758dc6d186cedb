import { type Chain, type Step, survives } from "./chain.ts";

const on = "2026-03-20";
const approval = { action: "approve", declaration: "none" };
const told = { how: "PHONE", on };

/** A named letter to the petition office, the clue that it becomes, and what its reporter is told. */
const steps: Chain["steps"] = ([id = "", , , , , , , clue = ""]) => {
  const decide = (of: string, who: string, stage: string, body: object): Step => ({
    who,
    path: `/tasks/${of}.${stage}.1/decision`,
    body,
  });
  const petition = (who: string, stage: string, body: object) => decide(id, who, stage, body);
  const ofClue = (who: string, stage: string, body: object) => decide(clue, who, stage, body);
  const ours = `/petitions/${id}`;
  return [
    {
      who: "wei",
      path: `${ours}/registration`,
      body: {
        registration: { accused: "钱示例", area: "OTHER", summary: "反映私车公养（示例）" },
      },
    },
    petition("wei", "IDENTITY_CHECK", { action: "confirmed", form: { how: "PHONE", on } }),
    petition("wei", "CLASSIFYING", { action: "accept", form: { category: "ACCUSATION" } }),
    petition("wei", "NOTICE", { action: "told", form: told }),
    { who: "wei", path: `${ours}/hand-over`, body: { room: "2" } },
    petition("feng", "TO_HANDLER", { action: "take", declaration: "none" }),
    { who: "wei", path: ours, find: "clueId" },
    ofClue("jiang", "RECEIVED", { action: "register", form: {} }),
    ofClue("jiang", "REGISTERED", {
      action: "propose",
      form: { room: "2" },
      opinion: "由该室承办（示例）",
    }),
    ofClue("zhou", "ASSIGNMENT", approval),
    ofClue("feng", "ASSIGNED", {
      ...approval,
      action: "sign",
      form: { handlers: "u-chen,u-chu" },
    }),
    {
      who: "chen",
      path: `/clues/${clue}/studies`,
      body: {
        study: {
          on,
          attendees: ["u-chen", "u-chu"],
          minutes: "研判会纪要1号",
          conclusion: "可以了结（示例）",
        },
      },
    },
    {
      who: "chen",
      path: `/clues/${clue}/opinion`,
      body: {
        opinion: {
          way: "CLOSE",
          closing: "UNPROVEN",
          grounds: "查无实据（示例）",
          plan: "了结（示例）",
        },
      },
    },
    ofClue("feng", "OPINION_ROOM", approval),
    ofClue("wu", "OPINION_DEPUTY", approval),
    ofClue("zhou", "OPINION_SECRETARY", approval),
    petition("wei", "COMPLETED", { action: "told", form: { ...told, outline: "已告知（示例）" } }),
  ];
};

/** §4.6 → §4.5 → §4.6: nothing is lost, doubled or told twice, however often the host dies. */
survives(
  {
    path: "/petitions",
    first: {
      who: "wei",
      path: "/petitions",
      body: {
        channel: "LETTER",
        receivedOn: on,
        content: { accused: "钱示例", facts: "反映私车公养的问题（示例）" },
        reporter: { name: "孙举报人示例", phone: "13800000000", address: "", mail: "" },
      },
    },
    steps,
  },
  { every: [6], deaths: 10, end: { status: "FED_BACK", open: 2 } },
);
