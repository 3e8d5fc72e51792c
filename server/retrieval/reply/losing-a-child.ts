/** How a parent fears to lose a child: "do I lose my baby if I tell the nurse what I do", "he says hell tell cps", "me la puede quitar". */
export const losingAChild = [
  '\\b(?:will|would|can|could|gonna|do|if|to)(?: \\w+){0,3} (?:take|lose)(?: away)? (?:my|our|the) (?:kids?|baby|babies|child|children|son|daughter|newborn)\\b',
  '\\b(?:he|she|they|ex|husband|boyfriend)(?: \\w+){0,5} (?:tell|call|calls|calling|report me to)(?: the)? (?:cps|child (?:services|protection|protective))\\b',
  '\\b(?:me|nos) (?:pueden |van a |puede |va a |quiere |quieren )?quit\\w+ (?:a )?(?:mi|mis|el|la|los|las) (?:bebe|hij|nin)',
  '^(?=.*\\b(?:bebe|hij[ao]|nin[ao]))(?:.*\\b)?(?:me l[ao]s? (?:pued\\w+ |va\\w* a |quier\\w+ )?quit\\w+|quitarmel[ao]s?)',
].join('|');
