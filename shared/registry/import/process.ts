import type { Event, Fact } from "#kernel/record/event.ts";
import type { Context, Process } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { type Counts, type Import, ImportCommand, importStatuses } from "./schema.ts";

/** A step notes what it has done within so long, even where it is repeated once (`longestStep`), in ms. */
const longestSilence = 40 * 60_000;

/** 信息库导入: one uploaded workbook on its way into the library. */
export const importProcess: Process<Import, ImportCommand> = {
  kind: "import",
  startsOn: ["import.uploaded", "import.resumed"],
  underway: ["UPLOADED", "CHECKING", "WRITING"],
  title: "信息库导入",
  statuses: importStatuses,
  words: {
    "import.uploaded": "上传工作簿",
    "import.check-started": "开始校验",
    "import.refused": "校验未通过，未导入",
    "import.accepted": "校验通过",
    "import.chunk-written": "写入一批",
    "import.finished": "导入完成",
    "import.failed": "中断",
    "import.resumed": "恢复",
    "import.copy-destroyed": "销毁原件（标有国家秘密标志）",
  },
  command: ImportCommand,
  stages: {},
  facts: ({ units, people, counts, errorCount, failure }) => [
    { label: "单位", value: `${units} 行` },
    { label: "人员", value: `${people} 行` },
    { label: "新增", value: `${counts.created} 行` },
    { label: "更新", value: `${counts.updated} 行` },
    { label: "无变化", value: `${counts.unchanged} 行` },
    { label: "有错误", value: `${errorCount} 行` },
    ...(failure === undefined ? [] : [{ label: "中断原因", value: failure }]),
  ],
  running: ({ status, done, chunks }) =>
    isRunning(status) ? { done, of: Math.max(chunks, 1) } : undefined,
  needless: (verb, { status }, { now, changedAt }) =>
    verb === "resumption" &&
    status !== "FAILED" &&
    !(isRunning(status) && Date.parse(now) - Date.parse(changedAt) >= longestSilence),
  decide,
  evolve,
  keys: ({ status, mode, by, units, people, chunks, done, counts, errorCount }) => ({
    status,
    sort: "",
    summary: { mode, by, units, people, chunks, done, ...counts, errorCount },
    about: [],
  }),
};

function decide(
  state: Import | undefined,
  command: ImportCommand,
  { actor }: Context,
): Fact[] | Refusal {
  if (command.type === "upload") {
    const { mode, file } = command;
    return state === undefined
      ? [{ type: "import.uploaded", data: { mode, file, by: actor.id } }]
      : refuse("record.state");
  }
  if (state === undefined) return refuse("record.unknown");
  const { type, ...data } = command;
  switch (command.type) {
    case "start-check":
      return state.status === "UPLOADED" ? [{ type: "import.check-started", data }] : [];
    case "refuse":
      return state.status === "CHECKING" ? [{ type: "import.refused", data }] : [];
    case "note-destroyed":
      return state.status === "REFUSED" && state.copy === undefined
        ? [{ type: "import.copy-destroyed", data: { hash: state.file.hash } }]
        : [];
    case "accept":
      return state.status === "CHECKING" ? [{ type: "import.accepted", data }] : [];
    case "note-chunk":
      if (state.status === "WRITING" && command.chunk === state.done)
        return [{ type: "import.chunk-written", data }];
      return command.chunk < state.done ? [] : refuse("record.state", type);
    case "finish":
      if (state.status === "DONE") return [];
      return state.status === "WRITING" && state.done === state.chunks
        ? [{ type: "import.finished", data: { counts: state.counts } }]
        : refuse("record.state", type);
    case "record-failure":
      return isEnded(state) ? [] : [{ type: "import.failed", data: { error: command.error } }];
    case "resume":
      return state.status === "DONE" || state.status === "REFUSED"
        ? refuse("record.state", "导入已结束")
        : [{ type: "import.resumed", data: {} }];
  }
}

type Accepted = Pick<Import, "units" | "people" | "chunks" | "errors" | "errorCount"> & {
  unchanged?: number;
};

/** Whether the machine works on it now, and nobody is waited for. */
function isRunning(status: Import["status"]): boolean {
  return status === "UPLOADED" || status === "CHECKING" || status === "WRITING";
}

function isEnded({ status }: Import): boolean {
  return status === "DONE" || status === "REFUSED" || status === "FAILED";
}

const nothing: Counts = { created: 0, updated: 0, unchanged: 0 };

function evolve(state: Import | undefined, { type, data }: Event): Import {
  if (type === "import.uploaded") {
    const { mode, file, by } = data as Pick<Import, "mode" | "file" | "by">;
    return {
      status: "UPLOADED",
      mode,
      file,
      by,
      units: 0,
      people: 0,
      chunks: 0,
      done: 0,
      counts: nothing,
      errorCount: 0,
      errors: [],
    };
  }
  if (state === undefined) throw new Error(`Chain begins with ${type}`);
  switch (type) {
    case "import.check-started":
      return { ...state, status: "CHECKING" };
    case "import.refused":
      return { ...state, status: "REFUSED", ...(data as Pick<Import, "errors" | "errorCount">) };
    case "import.copy-destroyed":
      return { ...state, copy: "destroyed" };
    case "import.accepted": {
      const { unchanged = 0, ...found } = data as Accepted;
      return { ...state, status: "WRITING", ...found, counts: { ...nothing, unchanged } };
    }
    case "import.chunk-written": {
      const { counts } = data as { counts: Counts };
      return { ...state, done: state.done + 1, counts: sum(state.counts, counts) };
    }
    case "import.finished":
      return { ...state, status: "DONE" };
    case "import.failed":
      return { ...state, status: "FAILED", failure: (data as { error: string }).error };
    case "import.resumed": {
      const { failure: _failure, ...rest } = state;
      if (state.status !== "FAILED") return state;
      return { ...rest, status: state.chunks === 0 ? "UPLOADED" : "WRITING" };
    }
    default:
      return state;
  }
}

function sum(one: Counts, other: Counts): Counts {
  return {
    created: one.created + other.created,
    updated: one.updated + other.updated,
    unchanged: one.unchanged + other.unchanged,
  };
}
