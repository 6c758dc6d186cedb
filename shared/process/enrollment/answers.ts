import type { Answers } from "#kernel/conduct/answers.ts";
import type { chain } from "./chain.ts";
import { noteServed } from "./duties/served.ts";
import { consent, giveBack, noteSent, resubmit } from "./nomination/answers.ts";
import { noteTold } from "./review/removal.ts";
import * as review from "./review/review.ts";
import type { Enrollment } from "./schema.ts";
import { deny, grant } from "./supplement/extension.ts";
import { answerEnd, concludeReinstatement, concludeSuspension } from "./suspension/suspension.ts";

/** What else becomes true when one of the enrollment's tasks closes, and what must not. */
export const answers: Answers<Enrollment, typeof chain> = {
  ROOM_REVIEW: { return: giveBack },
  DEPUTY_REVIEW: { return: giveBack },
  COMMISSION_PASSED: { send: noteSent },
  PARTY_PENDING: { consent, return: giveBack },
  PARTY_RETURNED: { resubmit },
  RETURNED: { resubmit },
  UNDER_REVIEW: { approve: review.approve, return: review.giveBack, reject: review.keep },
  REVIEW_RETURNED: { resubmit: review.revise },
  REMOVAL_PENDING: { file: review.fileRemoval, send: review.noteRequest },
  REMOVAL_PARTY: {
    consent: review.consentToRemoval,
    return: review.giveRemovalBack,
    reject: review.keep,
  },
  NOTICE: { complete: noteServed },
  YEARLY_REVIEW: { complete: review.submit },
  SUSPENSION: { approve: concludeSuspension, reject: concludeSuspension },
  REINSTATEMENT: { approve: concludeReinstatement, reject: concludeReinstatement },
  SUPPLEMENT_EXTENSION: { approve: grant, reject: deny },
  SUSPENSION_END: { reinstate: answerEnd },
  REMOVAL_NOTICE: { complete: noteTold },
};
