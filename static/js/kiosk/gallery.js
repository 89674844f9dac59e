// Every component in every state, to look at.

import { ApiError } from "../base/api.js";
import { dateTime, percent } from "../base/i18n.js";
import { face } from "../base/page.js";
import {
  Button, Busy, Card, ChoiceMark, Choices, Clock, ConfirmButton, Connection, ConnectionBanner, Countdown, DataTable, Dialog,
  EmptyState, ErrorNote, FaceHeader, Field, Figure, Icon, KeyValue, LanguageSwitch, Notice, ResultBars, SearchField, SeatMap,
  SizeSwitch, Skeleton, Steps, Tabs, Tag, Tree, TurnoutBar, VoteKeys, html, mount, toast, useMemo, useState,
} from "../base/ui.js";

const PROJECTS = [
  "老旧小区电梯加装及适老化改造工程", "农村生活污水治理提升工程（二期）", "城区学校午餐午休条件改善项目", "社区养老服务站全覆盖建设",
  "城市内涝点整治与排水管网更新", "公共停车位新增及错时共享工程", "镇街卫生院中医馆标准化建设", "无障碍设施改造与盲道整治",
  "农村公路安全生命防护工程", "城市公园及口袋公园建设", "普惠性托育机构建设与补助", "老旧燃气管道更新改造",
  "中小学校园视力健康照明改造", "残疾人家庭无障碍改造", "农贸市场标准化升级", "城乡供水一体化提质工程",
  "公共充电设施布点建设", "社区文化活动室提档升级", "山洪灾害监测预警能力提升", "零工市场及就业驿站建设",
];
const VOTES = [201, 198, 190, 187, 183, 176, 171, 168, 160, 151, 143, 128, 116, 116, 104, 97, 88, 71, 60, 41];
const FAMILY = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗";
const GIVEN = ["建国", "秀英", "志强", "丽华", "国庆", "春梅", "永康", "明", "晓燕", "德福", "文静", "海涛"];

const PEOPLE = Array.from({ length: 5000 }, (_unused, i) => ({
  id: i,
  number: String(i + 1).padStart(4, "0"),
  name: FAMILY[i % 20] + GIVEN[(i * 7) % 12],
  delegation: `第${(i % 12) + 1}代表团`,
  seat: `${Math.floor(i / 20) + 1}排${(i % 20) + 1}座`,
  state: ["in", "in", "in", "leave", "absent"][(i * 3) % 5],
}));

const soon = new Date(Date.now() + 95_000).toISOString();
const now = () => Date.now();

/** @param {{title: string, children?: any}} props */
function Section({ title, children }) {
  return html`<section class="stack -tight"><h2>${title}</h2>${children}</section>`;
}

function seatRows() {
  const rows = [];
  for (let row = 1; row <= 16; row += 1) {
    const seats = [];
    for (let column = 1; column <= 22; column += 1) {
      if (column === 7 || column === 17) seats.push(null);
      const n = row * 31 + column * 17;
      const state = ["in", "pressed", "in", "pressed", "pressed", "absent", "in", "leave", "pressed", "in", "empty"][n % 11];
      seats.push({ id: `${row}-${column}`, label: `${row}排${column}座`, name: FAMILY[n % 20] + GIVEN[n % 12], state });
    }
    rows.push(seats);
  }
  return rows;
}

function Buttons() {
  const [open, setOpen] = useState(false);
  const wait = () => new Promise((resolve) => setTimeout(resolve, 1500));
  return html`<${Section} title="按钮与对话框">
    <div class="row">
      <${Button} kind="primary" icon="check-lg" onClick=${wait}>提交<//>
      <${Button} icon="upload" onClick=${wait}>导入名册<//>
      <${Button} kind="danger" icon="trash">删除<//>
      <${Button} kind="quiet" icon="pencil">编辑<//>
      <${Button} kind="primary" busy>正在提交<//>
      <${Button} disabled>不可用<//>
      <${Button} icon="gear" aria-label="设置" />
      <${Button} size="sm">小按钮<//>
    </div>
    <div class="row"><${Button} kind="primary" size="lg" icon="play-fill">开始表决<//><${Button} size="lg">返回上一步<//></div>
    <div class="row">
      <${Button} onClick=${() => setOpen(true)}>打开对话框<//>
      <${ConfirmButton} kind="danger" label="作废表决" title="作废这次表决？" text="已收到的 187 票将不计入结果，并记入会议日志。" onConfirm=${async () => { await wait(); throw new ApiError("poll.closed", "表决已经结束，不能作废。", 409); }} />
      <${Button} onClick=${() => toast("已保存", "ok")}>成功提示<//>
      <${Button} onClick=${() => toast("网络不通，没有收到答复。请检查网络后重试。", "bad")}>失败提示<//>
    </div>
    <${Dialog} open=${open} title="开始表决" onClose=${() => setOpen(false)} actions=${html`<${Button} onClick=${() => setOpen(false)}>取消<//><${Button} kind="primary" onClick=${wait}>开始<//>`}>
      <p>将向 208 位已签到的代表发出“民生实事项目票决”，限时 5 分钟。</p>
      <${Field} label="时限（分钟）" type="number" value="5" />
    <//>
  <//>`;
}

function Votes() {
  const [vote, setVote] = useState(/** @type {any} */ ("yes"));
  const [chosen, setChosen] = useState(/** @type {number[]} */ ([0, 2]));
  const [each, setEach] = useState(/** @type {any} */ (null));
  return html`<${Section} title="表决">
    <${VoteKeys} value=${vote} onChange=${setVote} />
    <${VoteKeys} value=${null} onChange=${() => {}} disabled />
    <${VoteKeys} value=${each} onChange=${setEach} compact />
    <div class="stack -tight">${PROJECTS.slice(0, 4).map((title, i) => html`
      <button type="button" class="pick" role="checkbox" key=${i} aria-checked=${String(chosen.includes(i))} disabled=${i === 3}
        onClick=${() => setChosen(chosen.includes(i) ? chosen.filter((n) => n !== i) : [...chosen, i])}>
        <span class="pick-no num">${i + 1}</span>
        <span><b>${title}</b><br /><span class="note">区住房城乡建委 · 总投资 3,200 万元</span></span>
        <span class="pick-box"><${Icon} name="check-lg" /></span>
      </button>`)}</div>
    <div class="row -loose"><${ChoiceMark} choice="yes" /><${ChoiceMark} choice="no" /><${ChoiceMark} choice="abstain" /><${ChoiceMark} choice="none" /></div>
    <div class="script">现在付表决，请按表决器。……赞成 <span class="num">187</span> 票，反对 <span class="num">9</span> 票，弃权 <span class="num">12</span> 票，未按表决器 <span class="num">5</span> 人。通过。</div>
  <//>`;
}

function Figures() {
  return html`<${Section} title="数字与进度">
    <div class="figures -cells">
      <${Figure} label="应到" value=${213} /><${Figure} label="实到" value=${208} of=${213} kind="red" /><${Figure} label="请假" value=${3} /><${Figure} label="未到" value=${2} />
    </div>
    <div class="figures"><${Figure} label="赞成" value=${187} kind="yes" unit="票" /><${Figure} label="反对" value=${9} kind="no" unit="票" /><${Figure} label="弃权" value=${12} kind="abstain" unit="票" /></div>
    <${TurnoutBar} value=${176} total=${213} label="已签到" kind="ok" marks=${[{ at: 142, label: "法定人数 142" }]} />
    <${TurnoutBar} value=${61} total=${208} label="已投票" large />
    <div class="row -loose"><${Countdown} closesAt=${soon} serverNow=${now} size="lg" /><${Clock} /><${Connection} online=${true} /><${Connection} online=${false} />
      <span class="verdict -yes"><${Icon} name="check-circle-fill" />通过</span></div>
    <div class="row"><${Tag} kind="live">正在表决<//><${Tag} kind="yes">赞成<//><${Tag} kind="no">反对<//><${Tag} kind="abstain">弃权<//><${Tag} kind="ok" icon="check-lg">已签到<//><${Tag} kind="warn">请假<//><${Tag} kind="bad">未到<//><${Tag} kind="info">列席<//><${Tag} kind="gold">主席团<//><${Tag} kind="quiet">草稿<//><${Tag}>已结束<//></div>
  <//>`;
}

function Results({ long = false }) {
  const list = long ? PROJECTS : PROJECTS.slice(8, 16);
  const from = long ? 0 : 8;
  const rows = list.map((label, i) => ({ id: i, label, value: VOTES[from + i], rank: from + i + 1, selected: from + i < 12, tied: [12, 13].includes(from + i),
    note: [12, 13].includes(from + i) ? html`<${Tag} kind="warn">并列<//>` : null }));
  return html`<${ResultBars} rows=${rows} total=${213} lines=${[{ at: 107, label: "过半数 107 票" }]} cut=${{ after: 12 - from, label: "应选 13 项，前 12 项入选，第 13 位并列" }} />`;
}

function Forms() {
  const [text, setText] = useState("全区第十九届人民代表大会第一次会议");
  const [kind, setKind] = useState("plenary");
  const [who, setWho] = useState(["seen"]);
  const [query, setQuery] = useState("江北");
  return html`<${Section} title="表单">
    <div class="grid -two">
      <div class="stack">
        <${Field} label="会议名称" value=${text} onInput=${setText} required help="将显示在大屏和表决器上。" />
        <${Field} label="手机尾号" value="12a4" onInput=${() => {}} error="请填写四位数字，例如 0412。" inputmode="numeric" />
        <${Field} label="会议类型" type="select" value=${kind} onInput=${setKind} options=${[{ value: "plenary", label: "代表大会" }, { value: "standing", label: "常委会会议" }]} />
        <${Field} label="说明" type="textarea" placeholder="可不填" />
        <${Field} label="结束后立即公布结果" type="checkbox" value=${true} onInput=${() => {}} />
      </div>
      <div class="stack">
        <${Choices} label="表决方式" value=${kind} onChange=${setKind} options=${[{ value: "plenary", label: "记名", help: "每位代表的选择在结果中列出。" }, { value: "standing", label: "无记名" }, { value: "x", label: "举手", disabled: true }]} />
        <${Choices} label="谁能看到实时票数" multiple across value=${who} onChange=${setWho} options=${[{ value: "seen", label: "大屏" }, { value: "chair", label: "主持人" }]} />
        <${SearchField} value=${query} onInput=${setQuery} placeholder="搜索姓名、代表团" />
      </div>
    </div>
  <//>`;
}

function Lists() {
  const [tab, setTab] = useState("all");
  const [item, setItem] = useState("2a");
  const [row, setRow] = useState(3);
  return html`<${Section} title="列表">
    <${Tabs} label="范围" current=${tab} onSelect=${setTab} tabs=${[{ id: "all", label: "全部", count: 5000 }, { id: "in", label: "已到", count: 3000 }, { id: "out", label: "未到" }]} />
    <${DataTable} search="搜索姓名、代表团、座位" pageSize=${8} rows=${PEOPLE} selectedKey=${row} onRow=${(r) => setRow(r.id)}
      toolbar=${html`<span class="grow"></span><${Button} icon="download">导出<//>`}
      columns=${[{ key: "number", label: "编号" }, { key: "name", label: "姓名", header: true }, { key: "delegation", label: "代表团" }, { key: "seat", label: "座位" },
        { key: "state", label: "状态", render: (r) => ({ in: html`<${Tag} kind="ok" icon="check-lg">已到<//>`, leave: html`<${Tag} kind="warn">请假<//>`, absent: html`<${Tag} kind="bad">未到<//>` })[r.state] }]} />
    <div class="grid -two">
      <${Card} title="议程" note="点击切换全场显示的内容" actions=${html`<${Button} size="sm" icon="plus-lg">添加<//>`}>
        <${Tree} label="议程" current=${item} onSelect=${(i) => setItem(i.id)} renderEnd=${(i) => i.id === "2a" && html`<${Tag} kind="live">正在进行<//>`} items=${[
          { id: "1", number: "一", label: "听取和审议政府工作报告", note: "区长", done: true },
          { id: "2", number: "二", label: "票决民生实事项目", children: [{ id: "2a", number: "1", label: "表决票决办法（草案）" }, { id: "2b", number: "2", label: "票决" }] },
          { id: "3", number: "三", label: "其他事项" }]} />
      <//>
      <${Card} title="步骤"><${Steps} steps=${[{ id: 1, label: "宣布开会", note: "08:58", state: "done" }, { id: 2, label: "检查法定人数", note: "实到 208 人，符合法定人数", state: "done" }, { id: 3, label: "开始表决", state: "now" }, { id: 4, label: "公布结果", state: "todo" }]} /><//>
      <${Card} title="会议信息"><${KeyValue} entries=${[["时间", dateTime("2026-03-02T01:00:00Z")], ["地点", "区会议中心一楼大会堂"], ["出席率", percent(208, 213)]]} /><//>
      <${Card} title="空状态"><${EmptyState} icon="people" title="还没有名册" text="下载模板，填好后导入。"><${Button} kind="primary" icon="upload">导入名册<//><//><//>
    </div>
  <//>`;
}

function Messages() {
  return html`<${Section} title="提示">
    <${Notice} title="法定人数已达到">应到 213 人，实到 208 人，超过三分之二。<//>
    <${Notice} kind="ok" title="已投票">您的选票已于 10:24:07 收到。<//>
    <${Notice} kind="warn" title="还有 5 位代表未投票" actions=${html`<${Button}>继续等待<//>`} />
    <${ErrorNote} error=${new ApiError("ballot.too_many", "最多选择 13 项，您选择了 14 项。请减少 1 项后再提交。", 422)} onRetry=${() => {}} />
    <div class="grid -two"><${Card}><${Skeleton} lines=${4} /><//><${Card}><${Busy} /><//></div>
  <//>`;
}

function Gallery() {
  const rows = useMemo(seatRows, []);
  return html`
    <${FaceHeader} title="江北区第十九届人民代表大会第一次会议" person="欧阳建国" seat="8排12座" online=${true}><${SizeSwitch} /><//>
    <${ConnectionBanner} online=${false} kept="您的选择已保存在本机，恢复后自动提交。" />
    <div class="face-body">
      <div class="page-head"><div><h1>组件一览</h1><p class="note">每个组件的每种状态，用于检查外观。</p></div><${LanguageSwitch} /></div>
      <${Buttons} /><${Votes} /><${Figures} />
      <${Section} title="结果"><${Card}><${Results} /><//><//>
      <${Section} title="座位图"><${Card}><${SeatMap} rows=${rows} onPick=${(s) => toast(s.label)} legend=${["in", "pressed", "absent", "leave", "empty"]} /><//><//>
      <${Forms} /><${Lists} /><${Messages} />
    </div>
    <div class="face-foot"><span class="grow"><b>已选 2 项</b><span class="muted">，最多 13 项</span></span><${Button} kind="primary" size="lg">下一步<//></div>`;
}

function Chair() {
  return html`
    <${FaceHeader} title="江北区第十九届人民代表大会第一次会议" person="主持人" online=${true} />
    <div class="chair-body">
      <div class="chair-main">
        <div class="next-step"><span class="muted">下一步</span><div class="what">宣布民生实事项目票决开始</div>
          <div class="script">现在进行票决，请各位代表按表决器。</div>
          <div class="row"><${Button} kind="primary" size="lg" icon="play-fill">开始表决<//><${Button} size="lg" icon="arrow-counterclockwise">返回上一步<//></div></div>
        <${Card} title="本项议程"><${Steps} steps=${[{ id: 1, label: "宣布开会", note: "08:58", state: "done" }, { id: 3, label: "开始表决", state: "now" }, { id: 4, label: "公布结果", state: "todo" }]} /><//>
      </div>
      <aside class="chair-side">
        <${TurnoutBar} value=${208} total=${213} label="已签到" kind="ok" marks=${[{ at: 142, label: "法定人数 142" }]} />
        <${TurnoutBar} value=${61} total=${208} label="已投票" />
        <${Countdown} closesAt=${soon} serverNow=${now} size="lg" />
      </aside>
    </div>`;
}

function Screen() {
  const view = new URLSearchParams(location.search).get("view") ?? "result";
  const rows = useMemo(seatRows, []);
  return html`<div class="screen">
    <header class="screen-head"><div class="screen-title clip">江北区第十九届人民代表大会第一次会议</div><${Clock} /></header>
    ${view === "result" && html`<div class="screen-body"><${Results} long=${!new URLSearchParams(location.search).get("few")} /></div>`}
    ${view === "open" && html`<div class="screen-body -middle"><div class="screen-big">民生实事项目票决</div><${Countdown} closesAt=${soon} serverNow=${now} size="xl" />
      <div class="figures"><${Figure} size="lg" label="已投票" value=${61} of=${208} /></div></div>`}
    ${view === "board" && html`<div class="screen-body -split">
      <div class="stack -loose"><div class="grid -four"><${Figure} label="应到" value=${213} /><${Figure} label="实到" value=${208} kind="ok" /><${Figure} label="请假" value=${3} kind="warn" /><${Figure} label="未到" value=${2} kind="bad" /></div>
        <${TurnoutBar} value=${208} total=${213} label="符合法定人数" kind="ok" marks=${[{ at: 142, label: "法定人数 142" }]} /></div>
      <${SeatMap} rows=${rows} stage=${null} fill legend=${["in", "pressed", "absent", "leave"]} /></div>`}
  </div>`;
}

mount(face === "screen" ? Screen : face === "chair" ? Chair : Gallery);
