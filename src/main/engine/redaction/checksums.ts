/** Luhn's check of card numbers (ISO/IEC 7812-1); `digits` are 0–9. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits !== '' && sum % 10 === 0;
}

/** What remains of a long number divided by 97. */
function remainderOf97(digits: string): number {
  let remainder = 0;
  for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % 97;
  return remainder;
}

/** The key of a Moroccan RIB: 24 digits of which the last two make it 0 modulo 97. */
export function isRib(digits: string): boolean {
  return digits.length === 24 && remainderOf97(digits) === 0;
}

/** ISO 13616: the first four letters go to the end, letters count 10–35, and 1 remains modulo 97. `iban` is A–Z and 0–9. */
export function isIban(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  let remainder = 0;
  for (let i = 0; i < iban.length; i++) {
    const code = iban.charCodeAt((i + 4) % iban.length);
    remainder = code < 65 ? (remainder * 10 + code - 48) % 97 : (remainder * 100 + code - 55) % 97;
  }
  return remainder === 1;
}
