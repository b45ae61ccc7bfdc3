// What a map shows, as rows.
import type { AreaValue } from "../../pictures/world";
import { Link } from "../../router";
import { tiv } from "../../words/formats";

export function MapTable({ values }: { values: Map<string, AreaValue> }) {
  return (
    <table class="data small">
      <thead><tr><th scope="col">Party</th><th scope="col" class="num">TIV</th></tr></thead>
      <tbody>
        {[...values].sort(([, a], [, b]) => b.value - a.value).map(([id, value]) => (
          <tr key={id}>
            <th scope="row"><Link to={value.to}>{value.says.split(" received ")[0]}</Link></th>
            <td class="num">{tiv(value.value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
