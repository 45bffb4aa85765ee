import { readFileSync, writeFileSync } from "node:fs";
import { createEncoder } from "./server/understanding/encoder/encoder";
import { makeKernel } from "./server/understanding/kernel";
import { solveRidge } from "./server/understanding/ridge";
import { stratifiedFolds } from "./server/understanding/crossValidate";
import { countFeatures } from "./server/understanding/features";
import { fitParts } from "./server/understanding/fit";
import { buildVocabulary } from "./server/understanding/vocabulary";
import { createVectorizer } from "./server/understanding/vectorize";
import { marginsOf, trainSvm, defaultSvm } from "./server/understanding/svm";
const rows = JSON.parse(readFileSync("/tmp/eng/bt.json","utf8")) as [string,string][];
const buf = readFileSync("/tmp/eng/bt.f32"); const V = new Float32Array(buf.buffer, buf.byteOffset, buf.length/4).slice();
const labels=[...new Set(rows.map(r=>r[1]))].sort(); const C=labels.length; const y=Int32Array.from(rows.map(r=>labels.indexOf(r[1])));
const n=y.length; const fold=Int32Array.from(stratifiedFolds([...y],3,7));
const tr=[...rows.keys()].filter(i=>fold[i]!==0), te=[...rows.keys()].filter(i=>fold[i]===0);
const acc=(f:(i:number,c:number)=>number)=>{let r=0;for(const i of te){let b=0,bv=-1e9;for(let c=0;c<C;c++){const v=f(i,c);if(v>bv){bv=v;b=c}}if(b===y[i])r++}return (r/te.length).toFixed(4)};
const counts=rows.map(r=>countFeatures(r[0]));
const voc=buildVocabulary(tr.map(i=>counts[i]!),2); const vec=createVectorizer(voc); const F=voc.keys.length;
const X=counts.map(c=>vec(c));
const T=Int32Array.from(tr,i=>y[i]!);
const L:Record<string,Float64Array[]>={};
let t=performance.now(); const lap=(s:string)=>{console.log(s,((performance.now()-t)/1000).toFixed(1));t=performance.now()};
for (const cost of [1,2,4]) { const w=trainSvm(tr.map(i=>X[i]!),T,C,F,{...defaultSvm,cost}); const M:Float64Array[]=[]; for(const i of te) M[i]=marginsOf(w,X[i]!); L["c"+cost]=M; console.log("lin",cost,acc((i,c)=>M[i]![c]!)); lap("svm"); }
for (const s of [1,1.5]) { const J=X.map((v,i)=>({indices:Int32Array.from([...v.indices,...Array.from({length:512},(_,d)=>F+d)]),values:Float32Array.from([...v.values,...Array.from(V.subarray(i*512,i*512+512),z=>z*s)]),words:v.words,coverage:v.coverage}));
 const w=trainSvm(tr.map(i=>J[i]!),T,C,F+512,{...defaultSvm,cost:2}); const M:Float64Array[]=[]; for(const i of te) M[i]=marginsOf(w,J[i]!); L["j"+s]=M; console.log("joint",s,acc((i,c)=>M[i]![c]!)); lap("svm"); }
const enc=createEncoder();
for (const gamma of [1.5,2.5,4]) { const k=await makeKernel(V,gamma,enc);
 const codes=new Float32Array(n*C).fill(-1); for(let i=0;i<n;i++)codes[i*C+y[i]!]=1;
 const isIn=Uint8Array.from(fold,f=>f===0?0:1);
 for (const [ridge,rounds] of [[0.3,14],[0.3,28],[0.1,28]] as const) { const S=(await solveRidge(k,codes,isIn,ridge,rounds)).scores;
  console.log("krr",gamma,ridge,rounds,acc((i,c)=>S[i*C+c]!), Object.entries(L).map(([nme,M])=>nme+": "+[1,1.5,2,3,4].map(w=>acc((i,c)=>M[i]![c]!+w*S[i*C+c]!)).join(" ")).join(" | "), "3way", [1,2,3].map(w=>[1,2,3].map(u=>acc((i,c)=>L.c2![i]![c]!+u*L.j1![i]![c]!+w*S[i*C+c]!)).join(" ")).join(" / "));
 } await k.close(); lap("g"); }
await enc.close();
