// Pictures worth starting a board with, and the questions behind them.
export const PICTURES = [
  { title: "Suppliers of Azerbaijan, 2016–2020", address: "/embed/supply?party=AZE&from=2016&to=2020&only=flow" },
  { title: "Israel’s share over the years", address: "/embed/dyad/AZE/ISR?only=shares" },
  { title: "Two windows compared", address: "/embed/supply?party=AZE&from=2016&to=2020&compare=2011-2015&only=compare" },
  { title: "Arms between Azerbaijan and Israel by year", address: "/embed/dyad/AZE/ISR?only=arms" },
  { title: "Timeline of Azerbaijan and Israel", address: "/embed/dyad/AZE/ISR?only=timeline" },
  { title: "Suppliers as a table", address: "/embed/supply?party=AZE&from=2016&to=2020&only=table" },
  { title: "Embassies of Azerbaijan", address: "/embed/missions?party=AZE&only=map" },
  { title: "Suppliers and recipients", address: "/embed/supply?from=2016&to=2020&only=matrix" },
];
export const VIEWS_WITHOUT = [
  { title: "Suppliers of a party", address: "/v1/arms/suppliers?recipient=AZE&from=2016&to=2020&format=csv" },
  { title: "Recipients of a party", address: "/v1/arms/recipients?supplier=ISR&from=2016&to=2020&format=csv" },
  { title: "Everything between two parties", address: "/v1/dyads/AZE/ISR?format=csv" },
  { title: "Missions of a party", address: "/v1/missions?sender=AZE&format=csv" },
];
/** Images that the service draws itself: the address without its ending and query. */
export const IMAGES = [
  { title: "Suppliers of a party, ranked", name: "suppliers", query: "recipient=AZE&from=2016&to=2020" },
  { title: "Recipients of a party as bands", name: "flow", query: "party=ISR&role=exports&from=2016&to=2020" },
  { title: "A supplier’s share over the years", name: "shares", query: "supplier=ISR&recipient=AZE" },
  { title: "Two windows compared", name: "compare", query: "party=AZE&from=2011&to=2015&later_from=2016&later_to=2020" },
  { title: "Arms received, on the map", name: "arms-map", query: "supplier=ISR&from=2016&to=2020" },
  { title: "Missions of a party, on the map", name: "missions", query: "sender=AZE" },
  { title: "Timeline of two parties", name: "timeline", query: "a=AZE&b=ISR" },
];
