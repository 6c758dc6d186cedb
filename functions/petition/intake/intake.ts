import type { Refusal } from "#kernel/refusal.ts";
import type { Report, ReportFile } from "#process/petition/intake/report.ts";
import type { PublicStatus } from "#process/petition/terms.ts";

/** What the public pages ask of the petition's process; nothing of it names a reporter. */
export type Intake = {
  /** Files a report; the answer's proof is the hash of the content as sealed into the first event. */
  file(
    district: string,
    filing: { report: Report; files: readonly ReportFile[]; receiptHash: string },
  ): Promise<{ day: string; proof: string } | Refusal>;
  /** The petition behind a receipt's hash; undefined for an unknown one. */
  find(district: string, receiptHash: string): Promise<string | undefined>;
  /** What the reporter may see of it; undefined when it is not there (any more). */
  view(district: string, id: string): Promise<Tracked | undefined>;
  /** A supplement or an answer by the reporter, with files. */
  supplement(
    district: string,
    id: string,
    words: { text: string; files: readonly ReportFile[] },
  ): Promise<"taken" | Refusal>;
  /** The reporter does not agree with the result. */
  object(district: string, id: string, text: string): Promise<"taken" | Refusal>;
};

/** A petition as its reporter sees it. */
export type Tracked = {
  status: PublicStatus;
  receivedOn: string;
  messages: readonly { from: "office" | "reporter"; day: string; text: string; files: number }[];
  /** Whether a result has been told and may be objected to. */
  mayObject: "yes" | "no";
  /** To whom they can go who do not agree, once it is done and none of this office's own ways. */
  remedy?: string;
  /** Whether this office still takes words and files on it. */
  mayWrite: "yes" | "no";
};
