import { html } from "hono/html";
import { type Html, layout, type Place } from "./layout.ts";

/** What may be reported, to whom, and what no website can protect. */
export function homePage(place: Place): Html {
  return layout(
    place,
    "信访举报",
    html`<h1>向${place.name}反映问题</h1>
<section class="card"><h2>这里受理什么</h2>
<p>基层站所负责人、村（社区）“两委”干部、集体经济组织管理人员等公职人员违反党纪、职务违法、作风方面的问题，以及对本机关工作的批评建议。</p>
<h2>哪些应当向上级反映</h2>
<p><strong>反映本机关主要负责人</strong>或者上级管理的领导干部的，建议直接向上一级纪委监委反映。在这里提交的，由本机关五个工作日内报送上级，随后由两人销毁本级内容，只留编号、日期和去向。</p>
<h2>这里不受理什么</h2>
<p>已经或者依法应当通过诉讼、仲裁、行政复议解决的事项；求助、投诉等请向信访部门或者拨打 12345 反映。紧急危险请拨打 110。</p>
<h2>其他渠道</h2><p>来信、来访、拨打 12388，与在本平台反映同等办理。</p></section>
<section class="warn"><h2>请先看：什么能保护，什么不能</h2>
<ul>
<li>本平台不记录您的网络地址、设备和浏览器，不使用 Cookie。实名信息单独加密保存，承办人员只看到“实名”或者“匿名”。</li>
<li>照片的拍摄地点、设备和文件的作者等附带信息会自动去掉。<strong>照片里拍到的、文件里写着的内容不会改动</strong>，请自己检查。</li>
<li><strong>不要使用单位的电脑、手机或者网络</strong>：单位可能留有记录，这是本平台保护不了的。</li>
<li>在微信等软件里打开本页面，软件方可能知道您打开过。建议复制网址，用手机自带的浏览器打开。</li>
<li>只有您一个人知道的细节，可能让对方猜到是您。是否写明由您决定。</li>
</ul></section>
<section class="card"><h2>我们怎样答复您</h2>
<p>提交后您会得到一个 28 位数字的<strong>查询码</strong>，只显示一次。凭它可以随时查询进度、看到办理人员的留言、补充材料。实名举报还会在收到之日起 15 个工作日内告知是否受理，办结之日起 15 个工作日内反馈结果。</p></section>
<a class="button main" href="/p/${place.address}/report">我要举报</a>
<a class="button" href="/p/${place.address}/query">我有查询码，查询进度</a>
<p class="hint"><a href="/p/${place.address}/poster">张贴用二维码</a></p>`,
  );
}
