import type { Role } from "../district/role.ts";

/**
 * How far a permission reaches: the whole district, the officer's own room, what was served on their
 * own unit, or what they have proposed or handle themselves.
 */
export type Reach = "district" | "room" | "unit" | "hand";

const everyone: Readonly<Partial<Record<Role, Reach>>> = {
  PROPOSER: "district",
  ROOM_DIRECTOR: "district",
  DEPUTY_SECRETARY: "district",
  SECRETARY: "district",
  COMMISSION_MEMBER: "district",
  PARTY_OFFICE: "district",
  OFFICE: "district",
  PETITION_OFFICE: "district",
  CASE_MGMT: "district",
  TRIAL: "district",
  ORG_DEPT: "district",
  UNIT: "district",
  ADMIN: "district",
};

/** The supervised unit's people see their own letters, and nothing of the office. */
const { UNIT: _outside, ...staff } = everyone;

const leaders = {
  DEPUTY_SECRETARY: "district",
  SECRETARY: "district",
  COMMISSION_MEMBER: "district",
  OFFICE: "district",
} as const;

const supervisors = { PROPOSER: "room", ROOM_DIRECTOR: "room" } as const;

/** A clue is known to those who handle it and to their director (process sheet §4.5). */
const handlers = { PROPOSER: "hand", ROOM_DIRECTOR: "room" } as const;

/** Who may do what, and how far; whatever is not here is denied. */
export const actions = {
  "enrollment.propose": supervisors,
  "enrollment.read": { ...supervisors, ...leaders },
  "enrollment.follow": { ROOM_DIRECTOR: "room" },
  "enrollment.supplement": { ...supervisors, OFFICE: "district" },
  "enrollment.consent": { OFFICE: "district" },
  "enrollment.override": { SECRETARY: "district" },
  "enrollment.resume": { OFFICE: "district", ADMIN: "district" },
  "contact.enter": supervisors,
  "meeting.enter": { OFFICE: "district" },
  "meeting.read": { ...leaders, PROPOSER: "hand", ROOM_DIRECTOR: "room" },
  "letter.propose": supervisors,
  "letter.read": { ...supervisors, ...leaders, TRIAL: "district", UNIT: "unit" },
  "letter.follow": { ...supervisors, ...leaders, TRIAL: "district", CASE_MGMT: "district" },
  "letter.number": { OFFICE: "district" },
  "letter.refusal": { ROOM_DIRECTOR: "room", DEPUTY_SECRETARY: "district" },
  /** A letter that was served goes to another unit than the one that it was signed for. */
  "letter.redirect": { ROOM_DIRECTOR: "room", DEPUTY_SECRETARY: "district" },
  "letter.resume": { OFFICE: "district", ADMIN: "district" },
  "visit.read": { ...supervisors, ...leaders },
  "visit.plan": { ROOM_DIRECTOR: "room" },
  "visit.conduct": supervisors,
  "visit.waive": { DEPUTY_SECRETARY: "district" },
  "visit.resume": { OFFICE: "district", ADMIN: "district" },
  "inspection.read": { ...supervisors, ...leaders, CASE_MGMT: "district" },
  "inspection.conduct": supervisors,
  "inspection.dispose": { ROOM_DIRECTOR: "room" },
  "inspection.resume": { OFFICE: "district", ADMIN: "district" },
  "clue.read": {
    ...handlers,
    DEPUTY_SECRETARY: "district",
    SECRETARY: "district",
    CASE_MGMT: "district",
    TRIAL: "district",
  },
  "clue.register": { ...supervisors, PETITION_OFFICE: "district", CASE_MGMT: "district" },
  "clue.handle": handlers,
  "clue.approve": { CASE_MGMT: "district", SECRETARY: "district" },
  "clue.leak": {
    ...handlers,
    CASE_MGMT: "district",
    DEPUTY_SECRETARY: "district",
    SECRETARY: "district",
  },
  "clue.resume": { OFFICE: "district", ADMIN: "district" },
  "petition.read": {
    PETITION_OFFICE: "district",
    ROOM_DIRECTOR: "room",
    DEPUTY_SECRETARY: "district",
    SECRETARY: "district",
  },
  "petition.handle": { PETITION_OFFICE: "district" },
  "petition.approve": { DEPUTY_SECRETARY: "district", SECRETARY: "district" },
  "petition.resume": { OFFICE: "district", ADMIN: "district" },
  "matters.read": { ...supervisors, DEPUTY_SECRETARY: "district", SECRETARY: "district" },
  "matters.content": {
    ROOM_DIRECTOR: "room",
    DEPUTY_SECRETARY: "district",
    SECRETARY: "district",
  },
  "matters.handle": supervisors,
  "matters.approve": { ROOM_DIRECTOR: "room", DEPUTY_SECRETARY: "district" },
  "matters.draw": { DEPUTY_SECRETARY: "district", SECRETARY: "district" },
  "matters.status": { UNIT: "unit" },
  "matters.resume": { OFFICE: "district", ADMIN: "district" },
  "education.read": { ...supervisors, ...leaders },
  "education.hold": supervisors,
  "education.resume": { OFFICE: "district", ADMIN: "district" },
  "debriefing.read": { ...supervisors, ...leaders },
  "debriefing.plan": { PROPOSER: "room" },
  "debriefing.handle": supervisors,
  "debriefing.assess": { OFFICE: "district" },
  "debriefing.exempt": { ROOM_DIRECTOR: "room", DEPUTY_SECRETARY: "district" },
  "debriefing.resume": { OFFICE: "district", ADMIN: "district" },
  /** Whoever has this right may ask to open a file; what is in it opens with an approval only. */
  "dossier.ask": {
    ...supervisors,
    CASE_MGMT: "district",
    TRIAL: "district",
    DEPUTY_SECRETARY: "district",
    SECRETARY: "district",
  },
  /** What no record of ours says of a person, e.g. their family or their personnel file. */
  "dossier.enter": supervisors,
  /** What was found of people on a list, and what is proposed. */
  "opinion.read": { CASE_MGMT: "district", DEPUTY_SECRETARY: "district", SECRETARY: "district" },
  /** How far a request has got, and the letters that answer it. */
  "opinion.follow": {
    ...supervisors,
    ...leaders,
    PETITION_OFFICE: "district",
    CASE_MGMT: "district",
    TRIAL: "district",
    ORG_DEPT: "hand",
  },
  "opinion.request": { OFFICE: "district", ORG_DEPT: "hand" },
  "opinion.handle": { OFFICE: "district" },
  "opinion.draft": { CASE_MGMT: "district" },
  "opinion.resume": { OFFICE: "district", ADMIN: "district" },
  /** Units confirm their own data of the library, and propose what has changed. */
  "confirmation.read": {
    PROPOSER: "district",
    ROOM_DIRECTOR: "district",
    ...leaders,
    UNIT: "unit",
  },
  "confirmation.ask": {
    PROPOSER: "district",
    ROOM_DIRECTOR: "district",
    OFFICE: "district",
    UNIT: "unit",
  },
  "confirmation.resume": { OFFICE: "district", ADMIN: "district" },
  /** Numbers, no matters: what a number counts opens by the reader's own rights only. */
  "report.read": {
    ...supervisors,
    ...leaders,
    CASE_MGMT: "district",
    PETITION_OFFICE: "hand",
  },
  "report.prepare": {
    PROPOSER: "room",
    OFFICE: "district",
    CASE_MGMT: "district",
    PETITION_OFFICE: "hand",
  },
  "report.resume": { OFFICE: "district", ADMIN: "district" },
  /** What overdue matters have led to: letters, explanations and talks. */
  "ladder.read": {
    ...supervisors,
    DEPUTY_SECRETARY: "district",
    SECRETARY: "district",
    OFFICE: "district",
  },
  "ladder.resume": { OFFICE: "district", ADMIN: "district" },
  "incident.read": { ...leaders, ADMIN: "district" },
  "recusal.request": everyone,
  "file.use": everyone,
  "approval.read": { ...leaders, CASE_MGMT: "district" },
  "recusal.read": { SECRETARY: "district", OFFICE: "district", CASE_MGMT: "district" },
  "vault.read": {
    ROOM_DIRECTOR: "district",
    CASE_MGMT: "district",
    DEPUTY_SECRETARY: "district",
    SECRETARY: "district",
  },
  /** Into whose hands a matter comes: of one's room, or of another where leaders decide it. */
  "matter.reassign": {
    ROOM_DIRECTOR: "room",
    DEPUTY_SECRETARY: "district",
    SECRETARY: "district",
  },
  /** What an officer has in hand, and giving all of it to another in one act. */
  "work.hand-over": {
    DEPUTY_SECRETARY: "district",
    SECRETARY: "district",
    ADMIN: "district",
  },
  /** Somebody of another organ answers in the matter that they were named for; links lead them there. */
  "task.answer": { ...everyone, OUTSIDE: "district" },
  /** Who one is and what one may do; whoever may log in. */
  "self.read": { ...everyone, OUTSIDE: "district", AUDITOR: "district" },
  "outside.name": { SECRETARY: "district", OFFICE: "district" },
  "notice.read": everyone,
  "notice.follow": { ...supervisors, ...leaders },
  "notice.bounce": { OFFICE: "district" },
  "link.audit": { ADMIN: "district", AUDITOR: "district" },
  "link.manage": { OFFICE: "district", ADMIN: "district" },
  "library.read": { PROPOSER: "district", ROOM_DIRECTOR: "district", ...leaders },
  /** Name, unit and post alone, to say whom a clue or petition is about; nothing else of the library. */
  "library.find": {
    PROPOSER: "district",
    ROOM_DIRECTOR: "district",
    ...leaders,
    PETITION_OFFICE: "district",
    CASE_MGMT: "district",
  },
  "library.write": { PROPOSER: "district", ROOM_DIRECTOR: "district", OFFICE: "district" },
  /** Who meets the criteria for supervision; petitions count as far as the asker may read them. */
  "library.screen": {
    PROPOSER: "district",
    ROOM_DIRECTOR: "district",
    DEPUTY_SECRETARY: "district",
    SECRETARY: "district",
  },
  /** A room's yearly screening, and what the room says of it. */
  "screening.read": { PROPOSER: "room", ROOM_DIRECTOR: "room", ...leaders },
  "screening.resume": { OFFICE: "district", ADMIN: "district" },
  "basis.read": staff,
  "basis.enter": { OFFICE: "district", CASE_MGMT: "district", ADMIN: "district" },
  "district.read": staff,
  "district.configure": { ADMIN: "district" },
  "district.audit": { ADMIN: "district", SECRETARY: "district", AUDITOR: "district" },
  /**
   * Chains without their contents, nights' seals, who holds which right: of the auditor (审计员), who is
   * neither of the administrators (三员分立) and changes nothing.
   */
  "audit.read": { AUDITOR: "district", SECRETARY: "district" },
} as const satisfies Record<string, Readonly<Partial<Record<Role, Reach>>>>;

export type Action = keyof typeof actions;
