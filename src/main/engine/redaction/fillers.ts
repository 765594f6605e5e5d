/** Said while one thinks, or between the pieces of a number; it does not end one. */
export const HESITATIONS: ReadonlySet<string> = new Set([
  ...'euh euhh heu hum hm hmm mm mmm uh uhh um umm er ah eh bah ben bon alors donc puis ensuite apres et and then next'.split(
    ' ',
  ),
  ...'w ou o u wa b3d mn men mnb3d ya3ni yaani i3ni yak zid tiret trait union dash hyphen slash barre point espace space dot'.split(
    ' ',
  ),
  ...'non pardon sorry no wait lla pardonnez excusez fois attendez'.split(' '),
  ...'و ثم اه اا ايه اممم امم مم يعني زيد من بعد بعد لا سمحلي عفوا تيري تيريه طيري شرطه يالاه'.split(' '),
  ...'virgule comma plus finalement enfin'.split(' '),
]);

/** Said by whoever writes a number down while the other goes on. */
export const ACKNOWLEDGEMENTS: ReadonlySet<string> = new Set([
  ...'oui ouais ok okay okey d accord tres bien parfait allez y je vous ecoute note continuez la suite super merci vas entendu c bon'.split(
    ' ',
  ),
  ...'yes yeah yep right go ahead on got it fine sure mhm alright carry and the rest please'.split(' '),
  ...'iyeh iyyeh ah wakha waxa wakhha mezian mzyan mezyan na3am n3am safi zid kammel kamel kmel sme3tek tfaddel'.split(
    ' ',
  ),
  ...'نعم اه ايه واخا وخا مزيان صافي تفضل تفضلي كمل كملي زيد زيدي حسنا طيب معك معاك اوكي دكور داكور ايوا'.split(' '),
]);
