/**
 * A second, plainer telling of the sign-off rules, to hold the product against: people as a list,
 * no events, no seats, everything counted anew after each command.
 */
export type Kind = "single" | "any" | "all" | "sequence" | "vote";
export type Person = {
  id: string;
  role: string;
  /** base: asked by the stage; added: 加签; helper: 委派; out: not any more. */
  as: "base" | "added" | "helper" | "out" | "recused";
  /** Who added them or delegated to them. */
  by?: string;
  /** A helper is out at work for this one. */
  away?: boolean;
  vote?: "approve" | "return" | "abstain";
  advised?: true;
};
export type Model = {
  kind: Kind;
  people: Person[];
  entitled: number;
  base: "kept" | "shrinks";
  end?: string;
  urged?: number;
};

export type Verb =
  | { type: "decide"; person: string; action: "approve" | "return" | "abstain" }
  | { type: "recuse"; person: string; by?: "order" }
  | { type: "transfer" | "delegate" | "add-signer"; person: string; to: string }
  | { type: "remove-signer"; person: string; who: string }
  | { type: "take-back"; person: string }
  | { type: "urge"; person: string }
  | { type: "hand-over"; person: string; from: string; to: string };

export type World = {
  roles: Record<string, string>;
  deputies: Record<string, string>;
  proposer: string;
  admin: string;
  /** Who is of another body than everybody else, so never sits here. */
  outsiders: readonly string[];
  /** Who is asked when recusals leave nobody. */
  superior: string;
};

const find = (model: Model, id: string) => model.people.find((person) => person.id === id);
const counts = ({ as }: Person): boolean => as === "base" || as === "added";
const circle = (model: Model) => model.people.filter(({ as }) => as === "base");

/** Whose turn it is; everybody's unless 依次. */
function hasTurn(model: Model, person: Person): boolean {
  if (person.as !== "base" || model.kind !== "sequence") return true;
  return circle(model).find(({ vote }) => vote === undefined)?.id === person.id;
}

/** Waits for an answer and may give one now. */
function asked(model: Model, person: Person | undefined): boolean {
  if (person === undefined || person.vote !== undefined || person.advised) return false;
  if (person.as === "out" || person.as === "recused" || person.away) return false;
  return hasTurn(model, person);
}

function settledByCircle(model: Model): string | undefined {
  const votes = circle(model).map(({ vote }) => vote);
  const given = votes.filter((vote) => vote !== undefined);
  if (model.kind === "single" || model.kind === "any") return given[0];
  if (model.kind === "vote") {
    const gone = model.people.filter(({ as }) => as === "recused").length;
    const base = model.base === "kept" ? model.entitled : model.entitled - gone;
    const yes = given.filter((vote) => vote === "approve").length;
    const open = votes.length - given.length;
    const majority = Math.max(1, Math.floor(base / 2) + 1);
    const quorum = Math.ceil(base / 2);
    if (yes >= majority && given.length >= quorum) return "approve";
    if (votes.length < quorum) return "no-quorum";
    return yes + open < majority ? "reject" : undefined;
  }
  if (given.includes("return")) return "return";
  if (given.includes("abstain")) return "reject";
  return votes.length > 0 && given.length === votes.length ? "approve" : undefined;
}

function settled(model: Model): string | undefined {
  const added = model.people.filter(({ as }) => as === "added");
  const against = added.find(({ vote }) => vote !== undefined && vote !== "approve");
  if (against !== undefined) return against.vote === "abstain" ? "reject" : against.vote;
  const end = settledByCircle(model);
  if (end !== "approve") return end;
  return added.every(({ vote }) => vote !== undefined) ? end : undefined;
}

/** The model after an accepted command; undefined when it must be refused, itself when a no-op. */
export function follow(model: Model, verb: Verb, world: World, hour: number): Model | undefined {
  const next = structuredClone(model);
  const done = apply(next, verb, world, hour);
  if (done === "refused") return undefined;
  if (done === "nothing") return model;
  const end = settled(next);
  if (end !== undefined && closes(verb)) next.end = end;
  return next;
}

const closes = ({ type }: Verb) =>
  type === "decide" || type === "recuse" || type === "remove-signer";

/** The office and the leaders urge in whatever they see. */
const urging = ["OFFICE", "SECRETARY", "DEPUTY_SECRETARY"];

type Done = "ok" | "refused" | "nothing";

function apply(model: Model, verb: Verb, world: World, hour: number): Done {
  if (verb.type === "urge") {
    const isUrging = urging.includes(world.roles[verb.person] ?? "");
    const may = verb.person === world.proposer || isUrging;
    if (!may || model.end !== undefined) return "refused";
    if (model.urged !== undefined && hour - model.urged < 24) return "refused";
    model.urged = hour;
    return "ok";
  }
  if (verb.type === "hand-over") {
    const from = find(model, verb.from);
    if (verb.person !== world.admin || model.end !== undefined) return "refused";
    if (from?.as === "recused") return fill(model, from, verb.to, world);
    const helper = model.people.find(
      ({ as, by, advised }) => as === "helper" && by === from?.id && !advised,
    );
    const done = pass(model, from, verb.to, world, "may-wait");
    if (done === "ok" && helper !== undefined) helper.as = "out";
    return done;
  }
  const me = find(model, verb.person);
  if (me === undefined || me.as === "recused") return "refused";
  if (verb.type === "decide" && (me.vote !== undefined || me.advised)) return "nothing";
  if (model.end !== undefined) return "refused";
  if (me.as === "out" && verb.type !== "recuse") return "refused";
  switch (verb.type) {
    case "decide":
      return decide(model, me, verb.action);
    case "recuse":
      return recuse(model, me, world, verb.by);
    case "transfer":
      return pass(model, me, verb.to, world, "must-be-asked");
    case "delegate":
      if (!asked(model, me) || me.as === "helper" || model.kind === "vote") return "refused";
      if (!free(model, verb.to, world)) return "refused";
      me.away = true;
      seat(model, me.id, {
        id: verb.to,
        role: world.roles[verb.to] ?? "",
        as: "helper",
        by: me.id,
      });
      return "ok";
    case "add-signer": {
      const active = asked(model, me) || me.vote !== undefined;
      if (!active || me.as === "helper" || model.kind === "vote") return "refused";
      if (!free(model, verb.to, world)) return "refused";
      seat(model, me.id, { id: verb.to, role: world.roles[verb.to] ?? "", as: "added", by: me.id });
      return "ok";
    }
    case "remove-signer": {
      const who = find(model, verb.who);
      const active = asked(model, me) || me.vote !== undefined || me.advised;
      if (!active || who?.as !== "added" || who.by !== me.id) return "refused";
      if (!asked(model, who)) return "refused";
      who.as = "out";
      return "ok";
    }
    case "take-back":
      return takeBack(model, me);
  }
}

function decide(model: Model, me: Person, action: Person["vote"] & string): Done {
  if (!asked(model, me)) return "refused";
  if (me.as === "helper") {
    me.advised = true;
    const boss = find(model, me.by ?? "");
    if (boss !== undefined) delete boss.away;
    return "ok";
  }
  if (me.as === "base" && settledByCircle(model) !== undefined) return "refused";
  me.vote = action;
  return "ok";
}

function recuse(model: Model, me: Person, world: World, by: "order" | undefined): Done {
  const isReplaced = me.as === "base" && model.kind !== "vote";
  const maySit = (id: string | undefined) =>
    id !== undefined && id !== me.id && id !== world.proposer && !isRecused(model, id);
  const isLast = circle(model).every((other) => other.id === me.id);
  const heirs = [world.deputies[me.id], ...(isLast ? [superiorOf(me, world)] : [])];
  const deputy = heirs.find(maySit);
  const isFree = deputy !== undefined;
  if (isReplaced && isLast && !isFree && by !== "order") return "refused";
  const helper = model.people.find(
    ({ as, by, advised }) => as === "helper" && by === me.id && !advised,
  );
  if (helper !== undefined) helper.as = "out";
  if (me.as === "helper" && !me.advised) {
    const boss = find(model, me.by ?? "");
    if (boss !== undefined) delete boss.away;
  }
  me.as = "recused";
  delete me.vote;
  delete me.away;
  const there = deputy === undefined ? undefined : find(model, deputy);
  const isSeated =
    there !== undefined && (counts(there) || (there.as === "helper" && !there.advised));
  if (isReplaced && isFree && !isSeated)
    seat(model, me.id, { id: deputy, role: me.role, as: "base" });
  return "ok";
}

function superiorOf({ role }: Person, { superior, roles }: World): string | undefined {
  return role === roles[superior] ? undefined : superior;
}

/** The place of the recused, when nobody is left in the circle: for anybody of the body. */
function fill(model: Model, from: Person, to: string, world: World): Done {
  if (model.kind === "vote" || circle(model).length > 0) return "refused";
  if (!free(model, to, world)) return "refused";
  seat(model, from.id, { id: to, role: from.role, as: "base" });
  return "ok";
}

function pass(
  model: Model,
  me: Person | undefined,
  to: string,
  world: World,
  turn: "may-wait" | "must-be-asked",
): Done {
  if (me === undefined || me.vote !== undefined || me.advised) return "refused";
  if (me.away && turn === "must-be-asked") return "refused";
  if (me.as === "out" || me.as === "recused" || model.kind === "vote") return "refused";
  if (turn === "must-be-asked" && !asked(model, me)) return "refused";
  if (!free(model, to, world) || world.roles[to] !== me.role) return "refused";
  const heir: Person = { id: to, role: world.roles[to] ?? "", as: me.as };
  if (me.by !== undefined && me.as !== "base") heir.by = me.by;
  me.as = "out";
  seat(model, me.id, heir);
  return "ok";
}

function takeBack(model: Model, me: Person): Done {
  if (me.away) {
    const helper = model.people.find(
      ({ as, by, advised }) => as === "helper" && by === me.id && !advised,
    );
    if (helper !== undefined) helper.as = "out";
    delete me.away;
    return "ok";
  }
  if (me.vote === undefined || me.as === "helper") return "refused";
  if (model.kind === "sequence") {
    const order = model.people.filter(counts);
    const later = order.slice(order.indexOf(me) + 1);
    if (later.some(({ vote }) => vote !== undefined)) return "refused";
  }
  delete me.vote;
  return "ok";
}

function free(model: Model, to: string, world: World): boolean {
  const there = find(model, to);
  if (world.roles[to] === undefined || to === world.proposer) return false;
  if (world.outsiders.includes(to)) return false;
  return there === undefined || there.as === "out";
}

function isRecused(model: Model, id: string): boolean {
  return find(model, id)?.as === "recused";
}

function seat(model: Model, behind: string, person: Person): void {
  model.people = model.people.filter(({ id }) => id !== person.id);
  const place = model.people.findIndex(({ id }) => id === behind);
  model.people.splice(place + 1, 0, person);
}
