// The group BELENIOS-2048 (section 5.1 of the specification) and its arithmetic.

import { Fault } from "./faults.js";

export const NAME = "BELENIOS-2048";

export const P = BigInt(
  "206947856914225464010136436575050080649229892957511040971008847870573742192427174019222372" +
    "544976843381290666331380789584049600543896362897963930387739057228036059737494276713767776" +
    "188985898727358650490811670993105358677809800307904916540637771737641986785272734744763418" +
    "356000356983051931442845617019110007867373073335641239717328979132404745788344682606523279" +
    "746479511376726586935821800463179220736688600526271863633860887968821207694323661494910029" +
    "234443463732221458841005864210502421203654335612013204811188524087310770141516662001623131" +
    "77169372189248078507711827842317498073276598828825169183103125680162072880719",
);
export const Q = BigInt("78571733251071885079927659812671450121821421258408794611510081919805623223441");
export const G = BigInt(
  "240235267750185220922768770353239993271228765737836491651007531878766327414635321932028567" +
    "615526967879969466829874938909508389657342560190060106847716449173547413728310461045868131" +
    "451178164675540052740288984613986453266121505579709716201616827031288643245666383486363578" +
    "210615491841998253431518974065818686865115135857641013888221539601604322884360393098933366" +
    "277284840659313840601023167509576377798266510360682240663507669776402534625377308513317349" +
    "519424896775405257365904949247763147599157519877517771148149092045660020547812705472823814" +
    "0972518639858334115700568353695553423781475582491896050296680037745308460627",
);

const HEX_DIGITS = 64;

/** The product in the group. @param {bigint} a @param {bigint} b */
export const times = (a, b) => (a * b) % P;

/** The exponent modulo q, never negative. @param {bigint} e */
export function reduced(e) {
  const rest = e % Q;
  return rest < 0n ? rest + Q : rest;
}

/** The 64 hexadecimal digits of an exponent, the highest first. @param {bigint} e from 0 to 2^256 − 1 */
export function digitsOf(e) {
  const text = e.toString(16).padStart(HEX_DIGITS, "0");
  return Array.from(text, (digit) => parseInt(digit, 16));
}

/** @param {bigint} base */
function sixteenPowers(base) {
  const row = [1n];
  for (let i = 1; i < 16; i++) row.push(times(row[i - 1], base));
  return row;
}

/** base^exponent for 0 ≤ exponent < 2^256. @param {bigint} base @param {bigint} exponent */
export function power(base, exponent) {
  const row = sixteenPowers(base);
  let result = 1n;
  for (const digit of digitsOf(exponent)) {
    for (let i = 0; i < 4; i++) result = (result * result) % P;
    result = (result * row[digit]) % P;
  }
  return result;
}

/**
 * a^x · b^y at little more than the cost of one power.
 * @param {bigint} a @param {bigint} x @param {bigint} b @param {bigint} y
 */
export function twoPowers(a, x, b, y) {
  const [rowA, rowB, digitsB] = [sixteenPowers(a), sixteenPowers(b), digitsOf(y)];
  let result = 1n;
  digitsOf(x).forEach((digit, place) => {
    for (let i = 0; i < 4; i++) result = (result * result) % P;
    result = (result * rowA[digit]) % P;
    result = (result * rowB[digitsB[place]]) % P;
  });
  return result;
}

/** base^exponent for a small exponent such as a trustee's number. @param {bigint} base @param {number} exponent */
export function smallPower(base, exponent) {
  let [result, square] = [1n, base];
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2) result = times(result, square);
    square = times(square, square);
  }
  return result;
}

/** Is it one of the q elements of the subgroup? @param {bigint} element */
export const isMember = (element) => element > 0n && element < P && power(element, Q) === 1n;

/** Refuse what is not in the subgroup. @param {bigint} element @param {string} where */
export function requireMember(element, where) {
  if (!isMember(element)) throw outside(where);
}

/** The fault of a number that is not in the subgroup. @param {string} where */
export const outside = (where) => new Fault("group.outside", where, "not an element of the group of order q");
