/** Sentences that several exports share, so that the report says the same thing in the same words. */
export const NO_CLICK_TIME = "no time per click: timing checks cannot run";
export const FIRST_ONLY = "only the first open and click are kept: bursts cannot be seen";
export const NO_NETWORK = "no IP address and no user agent: network and client checks cannot run";
export const NO_EMAIL = "no e-mail address: domain checks need a subscribers file that joins the id";
export const NO_PERSON = "no e-mail address: cannot be matched to subscribers";
export const NO_LINK = "no link address";
export const MORE_COLUMNS = "the list of columns is not complete: more may occur";
export const TIME_UNSEEN = "the way times are written is not verified";
export const ZONE_UNSEEN = "the time zone is not in the file and not verified: give --timezone";
export const MINUTES = "times are exact to the minute: clicks of one minute cannot be ordered";
export const KIND_IN_NAME = "opens and clicks differ only by file or folder name: keep the names";
export const TRANSLATED = "column names follow the language of the account: only the English ones are known";
/** facts/scanners.md 1.2: platforms whose filter is a switch of the account, of which the export says nothing. */
export const FILTER_SWITCH =
  "whether the account's bot filter was on is not in the file: give --filtered yes if it was";
