/** A part that says that it is empty: "None", "no known evidence against it". */
export const NOTHING_AGAINST =
  /^\W*(?:none|nothing|no\.?|n\/?a|no (?:direct |strong |known |clear |obvious |disconfirming |contradicting |contradictory )*(?:evidence|signals?)?(?: (?:yet|known|identified|observed|found|at this (?:time|point)|currently|so far|available|against it))*|not (?:available|applicable)|-+)(?: (?:identified|observed|seen|known|found|yet|at this time|so far|currently|present|available|apparent))*\W*$/i;
