// Makes dist/: one page, hashed scripts and styles, the map, each also compressed. `--watch` builds again on change.
import { build, context } from "esbuild";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { worldMap } from "./map.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");
const watch = process.argv.includes("--watch");
const mapSource = createRequire(import.meta.url).resolve("world-atlas/countries-50m.json");

const hashed = (name, content) => {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 8).toUpperCase();
  return name.replace(/(\.[^.]+)$/, `-${hash}$1`);
};

const map = worldMap(mapSource);
const mapName = hashed("world-50m.json", map);

const finish = {
  name: "finish",
  setup(plugin) {
    plugin.onStart(() => {
      rmSync(dist, { recursive: true, force: true });
      mkdirSync(dist, { recursive: true });
    });
    plugin.onEnd((result) => {
      if (result.errors.length) return;
      const outputs = Object.entries(result.metafile.outputs);
      // A view that is loaded when asked for has an entry point too, and comes first where its name does.
      const entry = (extension) => basename(outputs.find(([name, one]) => /(^|\/)main\.\w+$/.test(one.entryPoint ?? "") && name.endsWith(extension))[0]);
      const page = readFileSync(join(here, "src", "index.html"), "utf8")
        .replaceAll("%SCRIPT%", entry(".js"))
        .replaceAll("%STYLE%", entry(".css"));
      writeFileSync(join(dist, mapName), map);
      writeFileSync(join(dist, "index.html"), page);
      for (const name of readdirSync(dist).filter((one) => /\.(js|css|json|html)$/.test(one))) {
        const content = readFileSync(join(dist, name));
        writeFileSync(join(dist, `${name}.gz`), gzipSync(content, { level: 9 }));
        const quality = { [constants.BROTLI_PARAM_QUALITY]: watch ? 4 : 11 };
        writeFileSync(join(dist, `${name}.br`), brotliCompressSync(content, { params: quality }));
        console.log(`${name}  ${(content.length / 1024).toFixed(1)} KB`);
      }
    });
  },
};

const options = {
  entryPoints: [join(here, "src", "main.tsx"), join(here, "src", "look", "main.css")],
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  outdir: dist,
  bundle: true,
  minify: !watch,
  splitting: true,
  format: "esm",
  target: "es2022",
  jsx: "automatic",
  jsxImportSource: "preact",
  metafile: true,
  legalComments: "none",
  define: { MAP_FILE: JSON.stringify(mapName) },
  plugins: [finish],
  logLevel: "warning",
};

if (watch) await (await context(options)).watch();
else await build(options);
