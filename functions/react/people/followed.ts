/** What follows when people come, leave, are tied or recused; loaded as one, since they read the same. */
export { tellWhatWaits } from "./contact-entered.ts";
export { tellDeparted } from "./departed.ts";
export { handOverWork, tellHands, tellInspectors, tellSigners } from "./hand-over.ts";
export { noteLeftPost, noteUnitClosed } from "./left-post.ts";
export { seatNewcomers } from "./newcomers.ts";
export { leaveVisits } from "./object-left.ts";
export { carryOutRecusal, recuseBound, recuseTied } from "./recuse.ts";
export { changeOfficers, tellStandIn } from "./roster.ts";
export { draftSuccessors } from "./successor.ts";
export { tellOfConfig, tellOfIdentity } from "./tell-secretary.ts";
export { tellOfTie } from "./tie-registered.ts";
