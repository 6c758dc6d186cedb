import type { Event, Fact } from "#kernel/record/event.ts";
import type { Context, Process } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import type { Within } from "#kernel/world.ts";
import { mayBe } from "./content.ts";
import { type Announcement, FileCommand, type FileRecord, secretReason } from "./schema.ts";

/** 材料: announced, sent straight to the store, then taken in by its hash and its virus scan. */
export const file: Process<FileRecord, FileCommand> = {
  kind: "file",
  title: "材料",
  command: FileCommand,
  stages: {},
  words: {
    "file.announced": "申报材料",
    "file.stored": "材料接收",
    "file.refused": "材料未被接收",
    "file.read": "下载材料",
  },
  decide,
  evolve,
  keys: ({ status, announcedAt, name, contentType, bytes, sha256, subject, replaces }) => ({
    status,
    sort: announcedAt,
    summary: { name, contentType, bytes, sha256, ...(replaces === undefined ? {} : { replaces }) },
    about: [subject.id],
  }),
};

function decide(
  state: FileRecord | undefined,
  command: FileCommand,
  { recordId: record, district }: Context,
): Fact[] | Refusal {
  if (command.type === "announce") {
    const { file, room } = command;
    const key = `files/${district}/${record}`;
    return state === undefined
      ? [{ type: "file.announced", data: { ...file, key, ...(room ? { room } : {}) } }]
      : refuse("record.state");
  }
  if (state === undefined) return refuse("record.unknown");
  if (command.type === "receive") return receive(state, command);
  return state.status === "STORED"
    ? [{ type: "file.read", data: { sha256: state.sha256 } }]
    : refuse("file.not-stored");
}

/** What a file may hold, and why it is not taken in then. */
const withinReasons: Readonly<Record<Exclude<Within, "nothing">, string>> = {
  "state-secret": secretReason,
  program: "文件带有宏、控件或脚本，请去除后另存",
  locked: "文件已加密或者设有权限限制，无法核对内容，请解除后重新上传",
  another: "内容与申报的文件类型不符，或者文件已损坏、已加密",
};

function receive(
  state: FileRecord,
  { arrival, within }: Extract<FileCommand, { type: "receive" }>,
): Fact[] | Refusal {
  const { bytes, sha256, scan, head = "" } = arrival;
  if (state.status !== "ANNOUNCED") return [];
  if (bytes !== state.bytes || sha256 !== state.sha256) return refuse("file.mismatch");
  if (!mayBe(state.contentType, head))
    return [{ type: "file.refused", data: { reason: "内容与申报的文件类型不符" } }];
  if (within !== "nothing")
    return [{ type: "file.refused", data: { reason: withinReasons[within] } }];
  if (scan === "pending") return refuse("file.scanning");
  if (scan === "infected") return [{ type: "file.refused", data: { reason: "病毒扫描未通过" } }];
  // Nobody has looked: the record says so, instead of calling it clean.
  const looked = scan === "unscanned" ? { scan } : {};
  return [{ type: "file.stored", data: { sha256, bytes, ...looked } }];
}

function evolve(state: FileRecord | undefined, event: Event): FileRecord {
  if (event.type === "file.announced") {
    const announced = event.data as Announcement & { key: string; room?: string };
    return {
      ...announced,
      status: "ANNOUNCED",
      announcedBy: event.actor,
      announcedAt: event.at,
    };
  }
  if (state === undefined) throw new Error(`Chain begins with ${event.type}`);
  if (event.type === "file.stored") return { ...state, status: "STORED" };
  return event.type === "file.refused"
    ? { ...state, status: "REFUSED", reason: (event.data as { reason: string }).reason }
    : state;
}
