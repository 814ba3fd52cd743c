/** A distance, given in minutes, in the unit in which people tell it: "35 min", "6 h", "3 days". */
export function spanWords(minutes: number): string {
  if (minutes < 120) return `${Math.round(minutes)} min`;
  return minutes < 2880 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1440)} days`;
}
