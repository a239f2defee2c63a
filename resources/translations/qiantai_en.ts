<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AddClerkDialog</name>
    <message>
        <source>同事的账号</source>
        <translation>Colleague&apos;s account</translation>
    </message>
    <message>
        <source>同事的密码</source>
        <translation>Colleague&apos;s password</translation>
    </message>
</context>
<context>
    <name>AgreementPage</name>
    <message>
        <source>定稿取号  Ctrl+⏎</source>
        <translation>Make final, take a number  Ctrl+⏎</translation>
    </message>
    <message>
        <source>下一处要改的  F4</source>
        <translation>Next to be changed  F4</translation>
    </message>
    <message>
        <source>改一版</source>
        <translation>Further version</translation>
    </message>
    <message>
        <source>支付令申请书</source>
        <translation>Payment order application</translation>
    </message>
    <message>
        <source>回到案件</source>
        <translation>Back to the case</translation>
    </message>
    <message>
        <source>&#x3000;第 {0} 版</source>
        <translation>  version {0}</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1}{2}</source>
        <translation>{0}  {1}{2}</translation>
    </message>
    <message>
        <source>调解协议</source>
        <translation>Agreement</translation>
    </message>
    <message>
        <source>请打开一件案件，再按 {0}。</source>
        <translation>Open a case, then press {0}.</translation>
    </message>
    <message>
        <source>{0} 处必须改，{1} 处请注意</source>
        <translation>{0} to be changed, {1} to be noted</translation>
    </message>
    <message>
        <source>已定稿，不能再改；要改请改一版。</source>
        <translation>Final: it is not changed any more; make a further version instead.</translation>
    </message>
    <message>
        <source>还有必须改的，改好后才能定稿取号。</source>
        <translation>Something still has to be changed before it is final and numbered.</translation>
    </message>
    <message>
        <source>撤销 {0} 的签名。为什么撤销？</source>
        <translation>Take back the signature of {0}. Why?</translation>
    </message>
    <message>
        <source>付款的金额或者日期看不懂。</source>
        <translation>The sum or the day of the payment is not understood.</translation>
    </message>
    <message>
        <source>撤销第 {0} 期的付款。为什么撤销？</source>
        <translation>Take back the payment of instalment {0}. Why?</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>支付令申请书已经填好，在案件的文书里。</source>
        <translation>The application for a payment order is filled in and stands among the case&apos;s papers.</translation>
    </message>
    <message>
        <source>要改的和要注意的</source>
        <translation>To be changed and to be noted</translation>
    </message>
    <message>
        <source>签名、生效和履行</source>
        <translation>Signatures, effect, performance</translation>
    </message>
    <message>
        <source>协议内容</source>
        <translation>The agreement</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>和上一版比</source>
        <translation>Compare with the version before</translation>
    </message>
</context>
<context>
    <name>AidsPage</name>
    <message>
        <source>打缩写，按 Tab 放入整段文字。宏按您录的顺序再做一遍；保存和打印总是由您自己按。</source>
        <translation>Type a shortcut and press Tab to put the whole text in. A macro does again what you recorded, in its order; saving and printing stay yours.</translation>
    </message>
    <message>
        <source>文字模板和宏</source>
        <translation>Text modules and macros</translation>
    </message>
    <message>
        <source>文字模板</source>
        <translation>Text modules</translation>
    </message>
    <message>
        <source>宏</source>
        <translation>Macros</translation>
    </message>
</context>
<context>
    <name>AnswerDialog</name>
    <message>
        <source>记下答复</source>
        <translation>Note an answer</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Note it</translation>
    </message>
    <message>
        <source>哪一次邀请</source>
        <translation>Which invitation</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Remark</translation>
    </message>
</context>
<context>
    <name>ArticleDialog</name>
    <message>
        <source>法条</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>关闭  Esc</source>
        <translation>Close  Esc</translation>
    </message>
    <message>
        <source>程序里没有这条的原文</source>
        <translation>The text of this one is not in the program</translation>
    </message>
    <message>
        <source>{0} 文本，{1} 起施行。来源：{2}</source>
        <translation>Text of {0}, in force since {1}. Source: {2}</translation>
    </message>
</context>
<context>
    <name>AssignDialog</name>
    <message>
        <source>分派</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>承办人</source>
        <translation>Handler</translation>
    </message>
    <message>
        <source>说明（可以不填）</source>
        <translation>Note (optional)</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>取消  Esc</source>
        <translation>Cancel  Esc</translation>
    </message>
    <message>
        <source>交给谁办理？在办最少的排在前面。</source>
        <translation>Who handles it? Those with the fewest open cases come first.</translation>
    </message>
    <message>
        <source>{0}&#x3000;在办 {1} 件</source>
        <translation>{0}  {1} open</translation>
    </message>
    <message>
        <source>{0}，超期 {1} 件</source>
        <translation>{0}, {1} overdue</translation>
    </message>
</context>
<context>
    <name>AuditModel</name>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>动作</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>登记号</source>
        <translation>Registration number</translation>
    </message>
    <message>
        <source>序号</source>
        <translation>No.</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>动作</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>登记号的一部分</source>
        <translation>Part of a registration number</translation>
    </message>
    <message>
        <source>逐条核对</source>
        <translation>Check each entry</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>{0} 条</source>
        <translation>{0} found</translation>
    </message>
    <message>
        <source>正在逐条核对…</source>
        <translation>Checking each entry…</translation>
    </message>
    <message>
        <source>导出审计记录</source>
        <translation>Export the audit log</translation>
    </message>
    <message>
        <source>表格 (*.csv);;PDF (*.pdf)</source>
        <translation>Table (*.csv);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>导出会先记入审计，文件上有您的姓名和时间。导出做什么用？</source>
        <translation>The export is first noted in the audit log, and the file bears your name and the time. What is it for?</translation>
    </message>
    <message>
        <source>选择文件</source>
        <translation>Choose a file</translation>
    </message>
    <message>
        <source>已导出 {0} 条</source>
        <translation>{0} exported</translation>
    </message>
    <message>
        <source>所有人员</source>
        <translation>Everyone</translation>
    </message>
    <message>
        <source>所有动作</source>
        <translation>All actions</translation>
    </message>
    <message>
        <source>本机没有查到</source>
        <translation>nothing found on this machine</translation>
    </message>
    <message>
        <source>链条有断裂：{0}。中心记下 {1} 处。</source>
        <translation>The chain is broken: {0}. Breaks noted at the centre: {1}.</translation>
    </message>
    <message>
        <source>链条完整，共 {0} 条，还没有与中心核对过</source>
        <translation>The chain is whole, {0} entries; not yet checked with the centre</translation>
    </message>
    <message>
        <source>链条完整，共 {0} 条，与中心核对到第 {1} 条（{2}）</source>
        <translation>The chain is whole, {0} entries; checked with the centre up to entry {1} ({2})</translation>
    </message>
    <message>
        <source>登记号</source>
        <translation>Registration number</translation>
    </message>
    <message>
        <source>审计记录</source>
        <translation>Audit log</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
    <message>
        <source>关闭提示</source>
        <translation>Close the message</translation>
    </message>
    <message>
        <source>程序内部出错（{0}），已记入日志。您输入的内容都在，请继续；再次出现请联系管理员。</source>
        <translation>An internal error ({0}) was written to the log. All you typed is still here, please go on; if it happens again, tell the administrator.</translation>
    </message>
    <message>
        <source>出了点问题</source>
        <translation>Something went wrong</translation>
    </message>
</context>
<context>
    <name>BatchDialog</name>
    <message>
        <source>批量办理 {0} 件</source>
        <translation>{0} cases at once</translation>
    </message>
    <message>
        <source>办理什么</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>分派</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>提醒承办人</source>
        <translation>Remind the handler</translation>
    </message>
    <message>
        <source>打印登记表</source>
        <translation>Print the form</translation>
    </message>
    <message>
        <source>报结案，或批准结案</source>
        <translation>Ask for closing, or approve it</translation>
    </message>
    <message>
        <source>承办人</source>
        <translation>Handler</translation>
    </message>
    <message>
        <source>请抓紧办理。</source>
        <translation>Please go on with it soon.</translation>
    </message>
    <message>
        <source>提醒内容</source>
        <translation>Reminder</translation>
    </message>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>撤销这一批</source>
        <translation>Undo this batch</translation>
    </message>
    <message>
        <source>已办理 {0} 件。</source>
        <translation>{0} done.</translation>
    </message>
    <message>
        <source>已撤销 {0} 件，内容和办理前一样。</source>
        <translation>{0} undone: everything is as it was before.</translation>
    </message>
    <message>
        <source>打印过的纸不能撤销。</source>
        <translation>What was printed cannot be undone.</translation>
    </message>
    <message>
        <source>办理 {0} 件</source>
        <translation>Do it to {0}</translation>
    </message>
    <message>
        <source>{0}&#x3000;在办 {1} 件</source>
        <translation>{0}  {1} open</translation>
    </message>
    <message>
        <source>办理</source>
        <translation>Do</translation>
    </message>
    <message>
        <source>关闭  Esc</source>
        <translation>Close  Esc</translation>
    </message>
</context>
<context>
    <name>BeginDialog</name>
    <message>
        <source>添加期限</source>
        <translation>Add a deadline</translation>
    </message>
    <message>
        <source>打几个字选规则，写下从哪天起算。日期没有问清的，先不要填。</source>
        <translation>Type a few letters to choose a rule, and the day it runs from. Leave the day out until you have asked.</translation>
    </message>
    <message>
        <source>添加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>编号、拼音或者名称</source>
        <translation>Number, pinyin or name</translation>
    </message>
    <message>
        <source>起算的那天</source>
        <translation>Runs from</translation>
    </message>
    <message>
        <source>约定的日期</source>
        <translation>Day agreed on</translation>
    </message>
    <message>
        <source>从“{0}”那天起算</source>
        <translation>Runs from the day of: {0}</translation>
    </message>
    <message>
        <source>请先选一条规则。</source>
        <translation>Choose a rule first.</translation>
    </message>
</context>
<context>
    <name>BlockEditor</name>
    <message>
        <source>样式</source>
        <translation>Style</translation>
    </message>
    <message>
        <source>插入字段</source>
        <translation>Insert field</translation>
    </message>
    <message>
        <source>选一个字段放到光标处</source>
        <translation>Choose a field to put where the cursor is</translation>
    </message>
    <message>
        <source>文字</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>标签 {0}</source>
        <translation>Label {0}</translation>
    </message>
</context>
<context>
    <name>BlocksModel</name>
    <message>
        <source>内容块</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>文字</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>BoardPage</name>
    <message>
        <source>已超期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>今日提醒</source>
        <translation>Alarms today</translation>
    </message>
    <message>
        <source>全部待办</source>
        <translation>All tasks</translation>
    </message>
    <message>
        <source>还没有分派</source>
        <translation>Not assigned</translation>
    </message>
    <message>
        <source>等审批</source>
        <translation>To decide</translation>
    </message>
    <message>
        <source>交办：收到</source>
        <translation>Handed in</translation>
    </message>
    <message>
        <source>交办：交出</source>
        <translation>Handed out</translation>
    </message>
    <message>
        <source>对方已超期</source>
        <translation>Others overdue</translation>
    </message>
    <message>
        <source>催办未答复</source>
        <translation>Unanswered</translation>
    </message>
    <message>
        <source>要回访</source>
        <translation>Follow-ups</translation>
    </message>
    <message>
        <source>最急的</source>
        <translation>Most urgent</translation>
    </message>
    <message>
        <source>带班看板&#x3000;{0}</source>
        <translation>Supervisor&apos;s board  {0}</translation>
    </message>
    <message>
        <source>{0} 条没看</source>
        <translation>{0} not seen</translation>
    </message>
    <message>
        <source>超期 {0}</source>
        <translation>{0} overdue</translation>
    </message>
    <message>
        <source>各人在办</source>
        <translation>Who has how much</translation>
    </message>
</context>
<context>
    <name>CalculatorForm</name>
    <message>
        <source>{0}（可不填）</source>
        <translation>{0} (optional)</translation>
    </message>
    <message>
        <source>2026-10-01</source>
        <translation>2026-10-01</translation>
    </message>
</context>
<context>
    <name>CalculatorPage</name>
    <message>
        <source>算什么</source>
        <translation>What to calculate</translation>
    </message>
    <message>
        <source>打几个字选，如：经济补偿、加班费</source>
        <translation>Type to choose, e.g. severance, overtime</translation>
    </message>
    <message>
        <source>地区</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>不用这件案件</source>
        <translation>Leave this case out</translation>
    </message>
    <message>
        <source>看法条  Enter</source>
        <translation>Article  Enter</translation>
    </message>
    <message>
        <source>复制结果  Alt+C</source>
        <translation>Copy result  Alt+C</translation>
    </message>
    <message>
        <source>案件 {0}：已知的日期和金额填好了，请核对</source>
        <translation>Case {0}: its dates and sums are filled in, please check them</translation>
    </message>
    <message>
        <source>合计：{0}</source>
        <translation>Total: {0}</translation>
    </message>
    <message>
        <source>先选要算什么。每一行都写明依据哪一条，选中一行按 Enter 看原文。</source>
        <translation>First choose what to calculate. Each line names its article; mark one and press Enter to read it.</translation>
    </message>
    <message>
        <source>计算结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>计算器</source>
        <translation>Calculators</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>存到案件  Alt+S</source>
        <translation>Keep with the case  Alt+S</translation>
    </message>
    <message>
        <source>已存到案件 {0} 的文书里：计算清单</source>
        <translation>Kept among the papers of case {0}: calculation</translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>‹  Alt+←</source>
        <translation>‹  Alt+←</translation>
    </message>
    <message>
        <source>今天  Alt+T</source>
        <translation>Today  Alt+T</translation>
    </message>
    <message>
        <source>›  Alt+→</source>
        <translation>›  Alt+→</translation>
    </message>
    <message>
        <source>日历</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>{0} 至 {1}</source>
        <translation>{0} to {1}</translation>
    </message>
    <message>
        <source>按天看  Alt+W</source>
        <translation>By day  Alt+W</translation>
    </message>
    <message>
        <source>按周看  Alt+W</source>
        <translation>By week  Alt+W</translation>
    </message>
    <message>
        <source>没有定地点</source>
        <translation>No room yet</translation>
    </message>
    <message>
        <source>一 二 三 四 五 六 日</source>
        <comment>days of the week</comment>
        <translation>Mon Tue Wed Thu Fri Sat Sun</translation>
    </message>
    <message>
        <source>场次</source>
        <translation>Sittings</translation>
    </message>
    <message>
        <source>这个时间没有场次。在案件页按 Ctrl+Shift+E 约。</source>
        <translation>Nothing at this time. Press Ctrl+Shift+E on a case to plan a sitting.</translation>
    </message>
</context>
<context>
    <name>CallConsent</name>
    <message>
        <source>不录音办理</source>
        <translation>Handle without recording</translation>
    </message>
    <message>
        <source>对方不同意录音？</source>
        <translation>Does the other side not agree to being recorded?</translation>
    </message>
    <message>
        <source>录音马上停止，这次已经录下的声音和文字会删除，不能恢复。表里填好的内容都在。</source>
        <translation>Recording stops now; the sound recorded so far is deleted for good and its text is removed. What is filled into the form stays.</translation>
    </message>
    <message>
        <source>不录音，删除已录的</source>
        <translation>Do not record, delete what was</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>CallHeader</name>
    <message>
        <source>通话时间</source>
        <translation>Call time</translation>
    </message>
    <message>
        <source>工作人员音量</source>
        <translation>Clerk&apos;s volume</translation>
    </message>
    <message>
        <source>来电人音量</source>
        <translation>Caller&apos;s volume</translation>
    </message>
    <message>
        <source>已告知来电人正在录音  F3</source>
        <translation>Caller told of recording  F3</translation>
    </message>
    <message>
        <source>挂断  F7</source>
        <translation>Hang up  F7</translation>
    </message>
    <message>
        <source>继续录音</source>
        <translation>Go on recording</translation>
    </message>
    <message>
        <source>保存  F9</source>
        <translation>Save  F9</translation>
    </message>
    <message>
        <source>● 正在录音</source>
        <translation>● Recording</translation>
    </message>
    <message>
        <source>通话结束，正在写完最后几句…</source>
        <translation>Call over, writing the last sentences…</translation>
    </message>
    <message>
        <source>录音中断，此前的已存好</source>
        <translation>Recording cut off; what came before is kept</translation>
    </message>
    <message>
        <source>录音已存好</source>
        <translation>Recording kept</translation>
    </message>
    <message>
        <source>已告知录音 {0}</source>
        <translation>Told of recording {0}</translation>
    </message>
    <message>
        <source>办理用时，停手一分钟后不计</source>
        <translation>Time worked; it stands still a minute after the last key</translation>
    </message>
    <message>
        <source>办理 {0}</source>
        <translation>Worked {0}</translation>
    </message>
    <message>
        <source>已告知各方正在录音  F3</source>
        <translation>All told that it is being recorded  F3</translation>
    </message>
    <message>
        <source>停止录音  F7</source>
        <translation>Stop recording  F7</translation>
    </message>
    <message>
        <source>开始录音</source>
        <translation>Begin recording</translation>
    </message>
    <message>
        <source>笔录  Ctrl+Shift+N</source>
        <translation>Record  Ctrl+Shift+N</translation>
    </message>
    <message>
        <source>说银行卡号、病情时按：不录音，也不转成文字</source>
        <translation>Press while a bank number or an illness is told: nothing is recorded nor transcribed</translation>
    </message>
    <message>
        <source>结束暂停  Shift+F7</source>
        <translation>End the pause  Shift+F7</translation>
    </message>
    <message>
        <source>暂停  Shift+F7</source>
        <translation>Pause  Shift+F7</translation>
    </message>
    <message>
        <source>❚❚ 已暂停，不录音、不转写</source>
        <translation>❚❚ Paused: nothing is recorded or transcribed</translation>
    </message>
    <message>
        <source>● 录音设备断开了，正在等它恢复</source>
        <translation>● The recording device is gone, waiting for it</translation>
    </message>
    <message>
        <source>播放告知语  Ctrl+F3</source>
        <translation>Play the notice  Ctrl+F3</translation>
    </message>
    <message>
        <source>不录音办理  Ctrl+F7</source>
        <translation>Without recording  Ctrl+F7</translation>
    </message>
    <message>
        <source>请告知：{0}</source>
        <translation>Please say: {0}</translation>
    </message>
    <message>
        <source>对方同意录音了  Ctrl+F7</source>
        <translation>They agree to recording  Ctrl+F7</translation>
    </message>
    <message>
        <source>不录音办理</source>
        <translation>Handle without recording</translation>
    </message>
    <message>
        <source>对方同意录音，可以开始</source>
        <translation>They agree to being recorded; you can start</translation>
    </message>
    <message>
        <source>停止导入  F7</source>
        <translation>Stop importing  F7</translation>
    </message>
    <message>
        <source>正在读录音文件，读完为止</source>
        <translation>Reading the sound file to its end</translation>
    </message>
    <message>
        <source>导入录音…  Alt+I</source>
        <translation>Import a recording…  Alt+I</translation>
    </message>
    <message>
        <source>已告知来访人，同意录音  F3</source>
        <translation>Visitor told and agrees  F3</translation>
    </message>
    <message>
        <source>来访人音量</source>
        <translation>Visitor&apos;s level</translation>
    </message>
    <message>
        <source>录音时间</source>
        <translation>Recording time</translation>
    </message>
    <message>
        <source>先告知，对方同意后按 F3 开始录音</source>
        <translation>Tell them first; when they agree, F3 begins the recording</translation>
    </message>
    <message>
        <source>录音停了，正在写完最后几句…</source>
        <translation>The recording has stopped, writing the last words…</translation>
    </message>
    <message>
        <source>继续录音  F7</source>
        <translation>Go on recording  F7</translation>
    </message>
    <message>
        <source>开始录音  F7</source>
        <translation>Begin recording  F7</translation>
    </message>
</context>
<context>
    <name>CallPage</name>
    <message>
        <source>双方说的话会逐句显示在这里</source>
        <translation>What both sides say appears here, sentence by sentence</translation>
    </message>
    <message>
        <source>{0}登记</source>
        <translation>{0} entry</translation>
    </message>
    <message>
        <source>新的{0}</source>
        <translation>New {0}</translation>
    </message>
</context>
<context>
    <name>CallPop</name>
    <message>
        <source>&#x3000;还有 {0} 个来电，见来电记录 Shift+F4</source>
        <translation>  {0} more calls, see the journal: Shift+F4</translation>
    </message>
</context>
<context>
    <name>CallSound</name>
    <message>
        <source>没有录音，可以照常登记</source>
        <translation>There is no recording; register as usual</translation>
    </message>
</context>
<context>
    <name>CameraDialog</name>
    <message>
        <source>拍照</source>
        <translation>Take a picture</translation>
    </message>
    <message>
        <source>摄像头画面</source>
        <translation>What the camera sees</translation>
    </message>
    <message>
        <source>重拍  Alt+R</source>
        <translation>Again  Alt+R</translation>
    </message>
    <message>
        <source>选择图片文件…  Alt+O</source>
        <translation>Choose a picture file…  Alt+O</translation>
    </message>
    <message>
        <source>正在打开摄像头…</source>
        <translation>Opening the camera…</translation>
    </message>
    <message>
        <source>图片</source>
        <translation>Pictures</translation>
    </message>
    <message>
        <source>打开图片</source>
        <translation>Open a picture</translation>
    </message>
    <message>
        <source>请对方坐正、看镜头，脸在框里，按回车拍照。</source>
        <translation>Ask the person to sit straight and look at the camera, the face inside the frame; Enter takes the picture.</translation>
    </message>
    <message>
        <source>就用这张吗？照片和本人情况一起保存。</source>
        <translation>Use this one? It is saved with what is known of the person.</translation>
    </message>
    <message>
        <source>用这张  ⏎</source>
        <translation>Use it  ⏎</translation>
    </message>
    <message>
        <source>拍照  ⏎</source>
        <translation>Take  ⏎</translation>
    </message>
    <message>
        <source>取消  Esc</source>
        <translation>Cancel  Esc</translation>
    </message>
</context>
<context>
    <name>CaseActions</name>
    <message>
        <source>作废登记</source>
        <translation>Void this entry</translation>
    </message>
    <message>
        <source>作废 {0}。内容全部保留，但不再计入统计，可以撤销。为什么作废？</source>
        <translation>Void {0}. Everything is kept but no longer counted, and it can be undone. Why is it void?</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>来电可以转为来访，来访可以转为调解。</source>
        <translation>A call can become a visit, and a visit a mediation.</translation>
    </message>
    <message>
        <source>没有录音</source>
        <translation>No recording</translation>
    </message>
    <message>
        <source>这次接待没有可以移走的录音。</source>
        <translation>This reception has no recording to be moved.</translation>
    </message>
    <message>
        <source>录音已移走</source>
        <translation>Recording moved</translation>
    </message>
    <message>
        <source>录音和文字都在那次接待里，两边的办理过程都有记录。</source>
        <translation>Sound and text are with that reception now; both histories say so.</translation>
    </message>
    <message>
        <source>在左边的列表里按 Shift+↑↓ 或 Ctrl+单击选几件，再按 Ctrl+Shift+G。</source>
        <translation>Choose several in the list at the left with Shift+↑↓ or Ctrl+click, then press Ctrl+Shift+G.</translation>
    </message>
    <message>
        <source>还没有选案件</source>
        <translation>No case is chosen</translation>
    </message>
    <message>
        <source>已撤销批量办理</source>
        <translation>The batch is undone</translation>
    </message>
    <message>
        <source>{0} 件，内容和办理前一样。</source>
        <translation>{0} cases, everything as it was before.</translation>
    </message>
    <message>
        <source>没有打开的来电</source>
        <translation>No call is open</translation>
    </message>
    <message>
        <source>先按 F5 打电话并录音，再回到这里。</source>
        <translation>Press F5, call and record, then come back here.</translation>
    </message>
    <message>
        <source>这次接待没有可以导出的录音和文字。</source>
        <translation>This contact has no recording and no text to export.</translation>
    </message>
</context>
<context>
    <name>CaseFilePage</name>
    <message>
        <source>卷别</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>加扫描件  Alt+S</source>
        <translation>Add scan  Alt+S</translation>
    </message>
    <message>
        <source>做这份文书  Alt+N</source>
        <translation>Make this paper  Alt+N</translation>
    </message>
    <message>
        <source>打开  ⏎</source>
        <translation>Open  ⏎</translation>
    </message>
    <message>
        <source>移出  Alt+X</source>
        <translation>Take out  Alt+X</translation>
    </message>
    <message>
        <source>装订预览  Alt+P</source>
        <translation>Bound preview  Alt+P</translation>
    </message>
    <message>
        <source>导出卷宗  Alt+W</source>
        <translation>Export file  Alt+W</translation>
    </message>
    <message>
        <source>返回文书  Esc</source>
        <translation>Back to papers  Esc</translation>
    </message>
    <message>
        <source>扫描件 (*.pdf *.jpg *.jpeg *.png)</source>
        <translation>Scans (*.pdf *.jpg *.jpeg *.png)</translation>
    </message>
    <message>
        <source>加扫描件：{0}</source>
        <translation>Add scan: {0}</translation>
    </message>
    <message>
        <source>移出扫描件</source>
        <translation>Take scan out</translation>
    </message>
    <message>
        <source>把“{0}”移出卷宗。原因会记下来，内容不删除。为什么移出？</source>
        <translation>Take “{0}” out of the file. The reason is written down, the content is not deleted. Why?</translation>
    </message>
    <message>
        <source>移出</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>卷宗&#x3000;{0}</source>
        <translation>File {0}</translation>
    </message>
    <message>
        <source>导出卷宗</source>
        <translation>Export file</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>导出{0}为一个 PDF，会先记入审计。导出做什么用？</source>
        <translation>Export {0} as one PDF; the audit notes it first. What for?</translation>
    </message>
    <message>
        <source>必备材料还缺：{0}。
{1}</source>
        <translation>Still missing: {0}.
{1}</translation>
    </message>
    <message>
        <source>选择文件</source>
        <translation>Choose file</translation>
    </message>
    <message>
        <source>扫描件已加密存入本机，归入卷宗。</source>
        <translation>The scan is kept encrypted on this machine, in its place of the file.</translation>
    </message>
    <message>
        <source>已导出到 {0}</source>
        <translation>Exported to {0}</translation>
    </message>
    <message>
        <source>必备材料还缺 {0} 项：{1}。选中那一行，做文书或者加扫描件。</source>
        <translation>{0} compulsory items are missing: {1}. Mark the row, then make the paper or add a scan.</translation>
    </message>
    <message>
        <source>必备材料齐全，可以装订。</source>
        <translation>All compulsory items are there; it can be bound.</translation>
    </message>
    <message>
        <source>正卷</source>
        <translation>Main part</translation>
    </message>
    <message>
        <source>副卷（内部）</source>
        <translation>Internal part</translation>
    </message>
    <message>
        <source>卷内材料</source>
        <translation>Items of the file</translation>
    </message>
</context>
<context>
    <name>CaseJoining</name>
    <message>
        <source>已并入 {0}</source>
        <translation>Joined to {0}</translation>
    </message>
    <message>
        <source>并入 {0} 件，{1} 人</source>
        <translation>{0} cases joined, {1} people</translation>
    </message>
    <message>
        <source>并案…</source>
        <translation>Join…</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>打开 {0}</source>
        <translation>Open {0}</translation>
    </message>
    <message>
        <source>移出</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>移出 {0}</source>
        <translation>Take out {0}</translation>
    </message>
    <message>
        <source>并入案件的人员名单</source>
        <translation>People of the joined cases</translation>
    </message>
</context>
<context>
    <name>CaseNumbers</name>
    <message>
        <source>取号…</source>
        <translation>Take number…</translation>
    </message>
    <message>
        <source>文号</source>
        <translation>Document number</translation>
    </message>
    <message>
        <source>作废…</source>
        <translation>Void…</translation>
    </message>
    <message>
        <source>作废 {0}</source>
        <translation>Void {0}</translation>
    </message>
</context>
<context>
    <name>CasePage</name>
    <message>
        <source>修改  F2</source>
        <translation>Change  F2</translation>
    </message>
    <message>
        <source>登记表  F8</source>
        <translation>Form  F8</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>（要求匿名）</source>
        <translation> (wants to stay anonymous)</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Employer</translation>
    </message>
    <message>
        <source>争议类型</source>
        <translation>Dispute</translation>
    </message>
    <message>
        <source>欠薪金额</source>
        <translation>Wages owed</translation>
    </message>
    <message>
        <source>涉及人数</source>
        <translation>People</translation>
    </message>
    <message>
        <source>{0} 人</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>期间</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>职业</source>
        <translation>Occupation</translation>
    </message>
    <message>
        <source>用工形式</source>
        <translation>Contract</translation>
    </message>
    <message>
        <source>反映情况</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>处理意见</source>
        <translation>Advice</translation>
    </message>
    <message>
        <source>录音 {0}</source>
        <translation>Recording {0}</translation>
    </message>
    <message>
        <source>没有录音</source>
        <translation>No recording</translation>
    </message>
    <message>
        <source>办理过程</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>登记内容</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>诉求</source>
        <translation>Wish</translation>
    </message>
    <message>
        <source>（身份保密）</source>
        <translation> (identity protected)</translation>
    </message>
    <message>
        <source>历史</source>
        <translation>History</translation>
    </message>
    <message>
        <source>显示完整号码  Ctrl+U</source>
        <translation>Show whole numbers  Ctrl+U</translation>
    </message>
    <message>
        <source>移走录音  Ctrl+F2</source>
        <translation>Move recording  Ctrl+F2</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1} {2}&#x3000;{3}&#x3000;{4}</source>
        <translation>{0}  {1} {2}  {3}  {4}</translation>
    </message>
    <message>
        <source>办理 {0}</source>
        <translation>Worked {0}</translation>
    </message>
    <message>
        <source>待补 {0} 项：{1}。按 F2 补上。</source>
        <translation>{0} to complete: {1}. Press F2 to fill in.</translation>
    </message>
    <message>
        <source>已作废：{0}</source>
        <translation>Void: {0}</translation>
    </message>
    <message>
        <source>转为{0}  Shift+F6</source>
        <translation>Turn into {0}  Shift+F6</translation>
    </message>
    <message>
        <source>撤销作废  Shift+F2</source>
        <translation>Undo void  Shift+F2</translation>
    </message>
    <message>
        <source>作废  Shift+F2</source>
        <translation>Void  Shift+F2</translation>
    </message>
    <message>
        <source>{0}类型</source>
        <translation>{0} kind</translation>
    </message>
    <message>
        <source>追回金额</source>
        <translation>Recovered</translation>
    </message>
    <message>
        <source>工伤情况</source>
        <translation>Injury</translation>
    </message>
    <message>
        <source>欠薪明细</source>
        <translation>Wage items</translation>
    </message>
    <message>
        <source>人员名单</source>
        <translation>List of persons</translation>
    </message>
    <message>
        <source>时间线</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>办理</source>
        <translation>Handling</translation>
    </message>
    <message>
        <source>文书  Shift+F8</source>
        <translation>Papers  Shift+F8</translation>
    </message>
    <message>
        <source>这次接待没有录音文字</source>
        <translation>This reception has no recorded text</translation>
    </message>
    <message>
        <source>导出谈话  {0}</source>
        <translation>Export talk  {0}</translation>
    </message>
</context>
<context>
    <name>CasesModel</name>
    <message>
        <source>登记号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>争议类型</source>
        <translation>Dispute</translation>
    </message>
    <message>
        <source>欠薪</source>
        <translation>Owed</translation>
    </message>
    <message>
        <source>追回</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>人数</source>
        <translation>People</translation>
    </message>
    <message>
        <source>单位角色</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>身份保密</source>
        <translation>Protected</translation>
    </message>
    <message>
        <source>（已并案）</source>
        <translation> (joined)</translation>
    </message>
</context>
<context>
    <name>CentrePasswordDialog</name>
    <message>
        <source>中心的密码</source>
        <translation>Password at the centre</translation>
    </message>
</context>
<context>
    <name>CertainOnes</name>
    <message>
        <source>确定的 {0} 项全部采用  Shift+回车</source>
        <translation>Take all {0} certain values  Shift+Enter</translation>
    </message>
    <message>
        <source>退回刚采用的 {0} 项  Shift+回车</source>
        <translation>Give back the {0} values just taken  Shift+Enter</translation>
    </message>
</context>
<context>
    <name>ChainWatch</name>
    <message>
        <source>中心记下了 {0} 处</source>
        <translation>Breaks noted at the centre: {0}</translation>
    </message>
    <message>
        <source>{0}。登记照常进行，请审计员在“审计记录”页查看并保留本机现状。</source>
        <translation>{0}. Registering goes on as usual. Please have the auditor look at the “Audit log” page and keep this machine as it is.</translation>
    </message>
    <message>
        <source>审计记录被动过</source>
        <translation>The audit log was tampered with</translation>
    </message>
</context>
<context>
    <name>ChoicePopup</name>
    <message>
        <source>{0} 可选</source>
        <translation>{0}: choices</translation>
    </message>
    <message>
        <source>{0}，第 {1} 项，共 {2} 项</source>
        <translation>{0}, {1} of {2}</translation>
    </message>
</context>
<context>
    <name>Clauses</name>
    <message>
        <source>加条款…</source>
        <translation>Add a clause…</translation>
    </message>
    <message>
        <source>自己写一条</source>
        <translation>Write one</translation>
    </message>
    <message>
        <source>第 {0} 条</source>
        <translation>Clause {0}</translation>
    </message>
    <message>
        <source>F4 到下一处要填的，Alt+↑↓ 换位置，Ctrl+Delete 去掉这一条。</source>
        <translation>F4 goes to the next gap, Alt+↑↓ moves a clause, Ctrl+Delete takes it off.</translation>
    </message>
</context>
<context>
    <name>ClosingPage</name>
    <message>
        <source>日结  Alt+R</source>
        <translation>Close the day  Alt+R</translation>
    </message>
    <message>
        <source>取消  Alt+X</source>
        <translation>Cancel  Alt+X</translation>
    </message>
    <message>
        <source>日结单  Alt+P</source>
        <translation>Closing sheet  Alt+P</translation>
    </message>
    <message>
        <source>日结进度</source>
        <translation>Progress of the day&apos;s closing</translation>
    </message>
    <message>
        <source>未了事项</source>
        <translation>Open matters</translation>
    </message>
    <message>
        <source>{0}年{1}月{2}日</source>
        <translation>{0}-{1}-{2}</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1} 席位{2}</source>
        <translation>{0}   desk {1}{2}</translation>
    </message>
    <message>
        <source>没有未了事项。</source>
        <translation>No open matters.</translation>
    </message>
    <message>
        <source>案件</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>{0} 件</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>接待</source>
        <translation>Receptions</translation>
    </message>
    <message>
        <source>{0} 次</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>涉及人数</source>
        <translation>People</translation>
    </message>
    <message>
        <source>{0} 人</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>另有 {0} 件未问人数</source>
        <translation>not asked in {0} cases</translation>
    </message>
    <message>
        <source>涉及欠薪</source>
        <translation>Wages owed</translation>
    </message>
    <message>
        <source>{0} {1} 日结，待回执：收全并核对一致后自动补上。</source>
        <translation>{0} {1} closed the day; the receipt follows by itself once all has arrived and agrees.</translation>
    </message>
    <message>
        <source>{0} {1} 日结，回执号 {2}</source>
        <translation>{0} {1} closed the day, receipt {2}</translation>
    </message>
    <message>
        <source>&#x3000;{0} 席位已日结</source>
        <translation>   Desk {0} has closed the day</translation>
    </message>
    <message>
        <source>&#x3000;{0} 席位还没有日结，从未联系过中心</source>
        <translation>   Desk {0} has not closed the day and was never in touch with the centre</translation>
    </message>
    <message>
        <source>&#x3000;{0} 席位还没有日结，最近联系 {1}</source>
        <translation>   Desk {0} has not closed the day; last in touch {1}</translation>
    </message>
    <message>
        <source>{0} 的接待还没有登记</source>
        <translation>{0}: the reception is not registered yet</translation>
    </message>
    <message>
        <source>{0} 的录音文字还没有写完</source>
        <translation>{0}: the recording&apos;s text is not finished yet</translation>
    </message>
    <message>
        <source>{0} 与别的席位不一致，等人处理</source>
        <translation>{0} differs from another desk and awaits a decision</translation>
    </message>
    <message>
        <source>{0} 的内容中心没有收下，在隔离中</source>
        <translation>{0} was not taken by the centre and is in quarantine</translation>
    </message>
    <message>
        <source>{0} 缺姓名电话或反映情况</source>
        <translation>{0} lacks name, phone or matter</translation>
    </message>
    <message>
        <source>{0} 条还没有上传</source>
        <translation>{0} not sent yet</translation>
    </message>
    <message>
        <source>（{0}）</source>
        <translation> ({0})</translation>
    </message>
    <message>
        <source>{0}{1}&#x3000;经办：{2}</source>
        <translation>{0}{1}   Clerk: {2}</translation>
    </message>
    <message>
        <source>&#x3000;本机时钟与中心相差 {0} 分钟，日期按本机</source>
        <translation>   This clock is {0} minutes off the centre&apos;s; the date is this machine&apos;s</translation>
    </message>
    <message>
        <source>正在写下日结…</source>
        <translation>Writing down the day&apos;s closing…</translation>
    </message>
    <message>
        <source>正在上传并核对 {0} / {1}</source>
        <translation>Sending and checking {0} / {1}</translation>
    </message>
    <message>
        <source>还没有回执：{0}。{1}{2}</source>
        <translation>No receipt yet: {0}. {1} {2}</translation>
    </message>
    <message>
        <source>日结单</source>
        <translation>Closing sheet</translation>
    </message>
    <message>
        <source>今日日结</source>
        <translation>Today&apos;s closing</translation>
    </message>
    <message>
        <source>今日</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>未了事项（回车打开）</source>
        <translation>Open matters (Enter opens)</translation>
    </message>
    <message>
        <source>办理用时 {0}</source>
        <translation>Time worked {0}</translation>
    </message>
    <message>
        <source>报表  Alt+T</source>
        <translation>Reports  Alt+T</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>下一处  Alt+↓</source>
        <translation>Next  Alt+↓</translation>
    </message>
    <message>
        <source>关闭  Esc</source>
        <translation>Close  Esc</translation>
    </message>
</context>
<context>
    <name>ConflictCard</name>
    <message>
        <source>合并后的内容</source>
        <translation>Merged text</translation>
    </message>
    <message>
        <source>用合并后的  Alt+3</source>
        <translation>Use merged  Alt+3</translation>
    </message>
    <message>
        <source>我的</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>对方的</source>
        <translation>Theirs</translation>
    </message>
    <message>
        <source>另一席位的</source>
        <translation>Other desk&apos;s</translation>
    </message>
    <message>
        <source>&#x3000;还有 {0} 处</source>
        <translation>   {0} more</translation>
    </message>
    <message>
        <source>两个席位写得不一样：{0}</source>
        <translation>Two desks wrote different things: {0}</translation>
    </message>
    <message>
        <source>请核对后选一个。没有选上的也会留在“历史”里。</source>
        <translation>Please check and choose one. The other stays in “History”.</translation>
    </message>
    <message>
        <source>您的角色不能处理，请让前台或带班领导处理。</source>
        <translation>Your role cannot settle this. Please ask the front desk or the supervisor.</translation>
    </message>
    <message>
        <source>用左边的  Alt+1</source>
        <translation>Use left  Alt+1</translation>
    </message>
    <message>
        <source>用右边的  Alt+2</source>
        <translation>Use right  Alt+2</translation>
    </message>
    <message>
        <source>合并</source>
        <translation>Merge</translation>
    </message>
</context>
<context>
    <name>DangerPanel</name>
    <message>
        <source>紧急提醒</source>
        <translation>Urgent notice</translation>
    </message>
    <message>
        <source>已知悉</source>
        <translation>Taken note</translation>
    </message>
    <message>
        <source>写入反映情况</source>
        <translation>Write into the matter</translation>
    </message>
    <message>
        <source>保存以后，按群体和紧急线索提醒向上报告</source>
        <translation>Once saved, it is reported upward as a group or emergency matter</translation>
    </message>
    <message>
        <source>听原话</source>
        <translation>Play the words</translation>
    </message>
    <message>
        <source>紧急：{0}</source>
        <translation>Urgent: {0}</translation>
    </message>
    <message>
        <source>通知：{0}</source>
        <translation>Tell: {0}</translation>
    </message>
    <message>
        <source>{0}（否认或转述）“{1}”</source>
        <translation>{0} (denied or told of others) “{1}”</translation>
    </message>
    <message>
        <source>{0} “{1}”</source>
        <translation>{0} “{1}”</translation>
    </message>
    <message>
        <source>提到过：
{0}</source>
        <translation>Mentioned:
{0}</translation>
    </message>
    <message>
        <source>{0} 或稍后</source>
        <translation>{0} or later</translation>
    </message>
    <message>
        <source>仲裁时效到 {0}，只剩 {1} 天：请尽快申请仲裁。</source>
        <translation>The limitation for arbitration ends on {0}, only {1} days are left: apply for arbitration soon.</translation>
    </message>
    <message>
        <source>仲裁时效到 {0}，已经过了：请问清有没有要过、对方有没有答应过。</source>
        <translation>The limitation for arbitration ended on {0}: ask whether the money was demanded since, or promised.</translation>
    </message>
    <message>
        <source>说到 {0} 离职。{1}</source>
        <translation>Said to have left on {0}. {1}</translation>
    </message>
</context>
<context>
    <name>DeadlineList</name>
    <message>
        <source>期限</source>
        <translation>Deadlines</translation>
    </message>
</context>
<context>
    <name>DeadlineSection</name>
    <message>
        <source>还没有期限</source>
        <translation>No deadlines yet</translation>
    </message>
    <message>
        <source>已上报…</source>
        <translation>Reported…</translation>
    </message>
    <message>
        <source>添加期限  {0}</source>
        <translation>Add a deadline  {0}</translation>
    </message>
    <message>
        <source>12351 办理类别</source>
        <translation>12351 class</translation>
    </message>
    <message>
        <source>记一件事  {0}</source>
        <translation>Note an event  {0}</translation>
    </message>
    <message>
        <source>延期…</source>
        <translation>Extend…</translation>
    </message>
    <message>
        <source>中止…</source>
        <translation>Suspend…</translation>
    </message>
    <message>
        <source>中断…</source>
        <translation>Interrupt…</translation>
    </message>
    <message>
        <source>补材料…</source>
        <translation>Name the paper…</translation>
    </message>
    <message>
        <source>完成…</source>
        <translation>Done…</translation>
    </message>
    <message>
        <source>撤销…</source>
        <translation>Drop…</translation>
    </message>
    <message>
        <source>看法条  Enter</source>
        <translation>Read the article  Enter</translation>
    </message>
    <message>
        <source>未定</source>
        <translation>not set</translation>
    </message>
    <message>
        <source>中心还没有设置这一类的办理天数，不计算期限。</source>
        <translation>The centre has set no days for this class yet: nothing is computed.</translation>
    </message>
    <message>
        <source>仲裁时效还没有起算：请问清是哪天知道权利被侵害的，按 {0} 记下。</source>
        <translation>The limitation does not run yet: ask on which day she knew of the wrong, and note it with {0}.</translation>
    </message>
    <message>
        <source>恢复…</source>
        <translation>Resume…</translation>
    </message>
    <message>
        <source>撤销期限</source>
        <translation>Drop the deadline</translation>
    </message>
    <message>
        <source>为什么撤销“{0}”？</source>
        <translation>Why is “{0}” dropped?</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Drop</translation>
    </message>
    <message>
        <source>已向上报告</source>
        <translation>Reported upward</translation>
    </message>
    <message>
        <source>向谁、用什么方式报告的？</source>
        <translation>To whom was it reported, and how?</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Note it</translation>
    </message>
    <message>
        <source>群体或者紧急线索，还没有向上报告。请马上报告，再记下。</source>
        <translation>A group matter or an emergency, not reported upward yet. Report it now, then note it here.</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Deadlines</translation>
    </message>
</context>
<context>
    <name>DecisionsPage</name>
    <message>
        <source>断网时也可以审批，联网后自动上传。审批的是人，不是颜色：每一项都记下是谁决定的。</source>
        <translation>You can decide while the line is down; it is sent when the line is back. A person decides, never a colour: who did is kept.</translation>
    </message>
    <message>
        <source>等审批的</source>
        <translation>To be decided</translation>
    </message>
    <message>
        <source>审批意见（不同意时必填）</source>
        <translation>Opinion (needed to refuse)</translation>
    </message>
    <message>
        <source>同意</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>不同意</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>撤下</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>打开案件</source>
        <translation>Open the case</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1}</source>
        <translation>{0}  {1}</translation>
    </message>
    <message>
        <source>{0} {1} 提出</source>
        <translation>Asked by {0}, {1}</translation>
    </message>
    <message>
        <source>理由：{0}</source>
        <translation>Reason: {0}</translation>
    </message>
    <message>
        <source>{0} 项等审批</source>
        <translation>{0} to be decided</translation>
    </message>
    <message>
        <source>没有等审批的</source>
        <translation>Nothing to be decided</translation>
    </message>
    <message>
        <source>不同意要写明意见，提出的人会看到。</source>
        <translation>To refuse, write your opinion: who asked will see it.</translation>
    </message>
</context>
<context>
    <name>DialCard</name>
    <message>
        <source>收起  Ctrl+F10</source>
        <translation>Put away  Ctrl+F10</translation>
    </message>
    <message>
        <source>打通了  {0}</source>
        <translation>Got through  {0}</translation>
    </message>
    <message>
        <source>打不通  {0}</source>
        <translation>No answer  {0}</translation>
    </message>
</context>
<context>
    <name>DraftsPage</name>
    <message>
        <source>{0} 份没有保存的草稿</source>
        <translation>Unsaved drafts: {0}</translation>
    </message>
    <message>
        <source>没有草稿</source>
        <translation>No drafts</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>打开草稿 {0}</source>
        <translation>Open draft {0}</translation>
    </message>
    <message>
        <source>以后再说</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>草稿留着，随时可以从“更多”里再打开</source>
        <translation>The drafts are kept; open them from “More” at any time</translation>
    </message>
    <message>
        <source>{0}，{1} 开始，最后写于{2} · {3}</source>
        <translation>{0}, begun {1}, last written {2} · {3}</translation>
    </message>
    <message>
        <source>接手草稿</source>
        <translation>Take over drafts</translation>
    </message>
    <message>
        <source>{0} 在这台电脑上没有保存的接待都由您接手，内容一字不动，理由记入审计。为什么接手？</source>
        <translation>You take over all receptions that {0} left unsaved at this machine; not a word is changed, the reason goes into the audit. Why?</translation>
    </message>
    <message>
        <source>接手</source>
        <translation>Take over</translation>
    </message>
    <message>
        <source>接手…</source>
        <translation>Take over…</translation>
    </message>
    <message>
        <source>接手 {0} 的草稿</source>
        <translation>Take over {0}&apos;s drafts</translation>
    </message>
    <message>
        <source>草稿列表</source>
        <translation>List of drafts</translation>
    </message>
</context>
<context>
    <name>EmployerCard</name>
    <message>
        <source>修改  F2</source>
        <translation>Change  F2</translation>
    </message>
    <message>
        <source>{0} 件&#x3000;{1} 次&#x3000;{2} 人</source>
        <translation>{0} cases, {1} receptions, {2} people</translation>
    </message>
    <message>
        <source>（另有 {0} 件没有写人数）</source>
        <translation> (and {0} cases without a number of people)</translation>
    </message>
    <message>
        <source>欠薪 {0}&#x3000;已追回 {1}</source>
        <translation>Owed {0}, paid {1}</translation>
    </message>
    <message>
        <source>已建会</source>
        <translation>Has a union</translation>
    </message>
    <message>
        <source>未建会</source>
        <translation>No union</translation>
    </message>
    <message>
        <source>信用代码</source>
        <translation>Credit code</translation>
    </message>
    <message>
        <source>别名</source>
        <translation>Other names</translation>
    </message>
    <message>
        <source>行业</source>
        <translation>Industry</translation>
    </message>
    <message>
        <source>类型（2023）</source>
        <translation>Type (2023)</translation>
    </message>
    <message>
        <source>类型（2011）</source>
        <translation>Type (2011)</translation>
    </message>
    <message>
        <source>所在地</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>法定代表人</source>
        <translation>Legal representative</translation>
    </message>
    <message>
        <source>职工人数</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>{0} 人</source>
        <translation>{0} people</translation>
    </message>
    <message>
        <source>建会</source>
        <translation>Union</translation>
    </message>
    <message>
        <source>没有问</source>
        <translation>Not asked</translation>
    </message>
    <message>
        <source>这个单位的案件</source>
        <translation>Cases of this employer</translation>
    </message>
    <message>
        <source>本站点的案件（回车打开）</source>
        <translation>Cases of this station (Enter opens)</translation>
    </message>
    <message>
        <source>单位资料</source>
        <translation>About the employer</translation>
    </message>
</context>
<context>
    <name>EmployerForm</name>
    <message>
        <source>单位名称</source>
        <translation>Name of the employer</translation>
    </message>
    <message>
        <source>营业执照上的全称</source>
        <translation>in full, as on the licence</translation>
    </message>
    <message>
        <source>统一社会信用代码</source>
        <translation>Social credit code</translation>
    </message>
    <message>
        <source>18 位</source>
        <translation>18 characters</translation>
    </message>
    <message>
        <source>别名</source>
        <translation>Other names</translation>
    </message>
    <message>
        <source>简称、曾用名，用顿号隔开</source>
        <translation>short and earlier names, with commas between</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>街道以下的详细地址</source>
        <translation>below the street office</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>单位电话</source>
        <translation>Employer&apos;s phone</translation>
    </message>
    <message>
        <source>法定代表人</source>
        <translation>Legal representative</translation>
    </message>
    <message>
        <source>职工人数</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>大约多少人</source>
        <translation>about how many</translation>
    </message>
    <message>
        <source>行业</source>
        <translation>Industry</translation>
    </message>
    <message>
        <source>汉字、拼音、首字母或代码</source>
        <translation>text, pinyin, initials or code</translation>
    </message>
    <message>
        <source>单位类型（2023）</source>
        <translation>Type (2023)</translation>
    </message>
    <message>
        <source>登记类型（2011）</source>
        <translation>Registered type (2011)</translation>
    </message>
    <message>
        <source>旧登记表上的类型</source>
        <translation>as old registers have it</translation>
    </message>
    <message>
        <source>所在地</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>市、区、街道，按 ↓ 逐级选</source>
        <translation>city, district, street; ↓ goes step by step</translation>
    </message>
    <message>
        <source>建会</source>
        <translation>Union</translation>
    </message>
    <message>
        <source>没有问</source>
        <translation>Not asked</translation>
    </message>
    <message>
        <source>已建会</source>
        <translation>Has a union</translation>
    </message>
    <message>
        <source>未建会</source>
        <translation>No union</translation>
    </message>
    <message>
        <source>保存  F9</source>
        <translation>Save  F9</translation>
    </message>
    <message>
        <source>取消  Alt+X</source>
        <translation>Cancel  Alt+X</translation>
    </message>
    <message>
        <source>请写上单位全称。</source>
        <translation>Please give the employer&apos;s full name.</translation>
    </message>
    <message>
        <source>“{0}”不在列表里，请按 ↓ 选择。</source>
        <translation>“{0}” is not in the list; press ↓ to choose.</translation>
    </message>
    <message>
        <source>职工人数看不懂，请写数字，例如 120。</source>
        <translation>The staff is not understood; please give a number, like 120.</translation>
    </message>
    <message>
        <source>信用代码应当是 18 位，现在是 {0} 位。可以照样保存。</source>
        <translation>A credit code has 18 characters, this one has {0}. It can be saved all the same.</translation>
    </message>
    <message>
        <source>信用代码里有不该有的字符（没有字母 I、O、S、V、Z）。可以照样保存。</source>
        <translation>The credit code has a character it cannot have (there is no I, O, S, V or Z). It can be saved all the same.</translation>
    </message>
    <message>
        <source>信用代码的校验位不对，请再核对一遍。可以照样保存。</source>
        <translation>The check character of the credit code is wrong; please compare it again. It can be saved all the same.</translation>
    </message>
    <message>
        <source>“{0}”可能是：{1}</source>
        <translation>“{0}” may be: {1}</translation>
    </message>
    <message>
        <source>两种类型一般不这样对应：“{0}”应当是 {1}</source>
        <translation>The two types do not usually go together: “{0}” should be {1}</translation>
    </message>
</context>
<context>
    <name>EmployerLinks</name>
    <message>
        <source>{0}的资料和案件</source>
        <translation>{0}: facts and cases</translation>
    </message>
    <message>
        <source>资料和案件</source>
        <translation>Record and cases</translation>
    </message>
</context>
<context>
    <name>EmployersPage</name>
    <message>
        <source>新单位  Alt+N</source>
        <translation>New employer  Alt+N</translation>
    </message>
    <message>
        <source>按 ↑ ↓ 选择，回车打开。</source>
        <translation>↑ ↓ choose, Enter opens.</translation>
    </message>
    <message>
        <source>没有找到“{0}”。
按 Alt+N 把它记为新单位。</source>
        <translation>“{0}” was not found.
Alt+N writes it down as a new employer.</translation>
    </message>
    <message>
        <source>还没有单位。
登记案件时写下的单位会出现在这里，也可以按 Alt+N 新建。</source>
        <translation>There are no employers yet.
Those named in cases appear here; Alt+N makes a new one.</translation>
    </message>
    <message>
        <source>名称、别名、拼音首字母、信用代码</source>
        <translation>name, other name, initials, credit code</translation>
    </message>
    <message>
        <source>查找单位</source>
        <translation>Find an employer</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Employers</translation>
    </message>
    <message>
        <source>单位资料</source>
        <translation>About the employer</translation>
    </message>
    <message>
        <source>用人单位</source>
        <translation>Employer</translation>
    </message>
</context>
<context>
    <name>EnrolDialog</name>
    <message>
        <source>中心地址</source>
        <translation>Address of the centre</translation>
    </message>
    <message>
        <source>席位注册码</source>
        <translation>Enrolment code</translation>
    </message>
    <message>
        <source>账号</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>请填写“{0}”。</source>
        <translation>Please fill in “{0}”.</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>怎么称呼</source>
        <translation>Name of the caller</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>联系电话</source>
        <translation>Phone number</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Employer</translation>
    </message>
    <message>
        <source>用人单位全称</source>
        <translation>Full name of the employer</translation>
    </message>
    <message>
        <source>争议类型</source>
        <translation>Dispute</translation>
    </message>
    <message>
        <source>可选多项</source>
        <translation>One or more</translation>
    </message>
    <message>
        <source>欠薪金额</source>
        <translation>Wages owed</translation>
    </message>
    <message>
        <source>元，如 12600 或 1.26万</source>
        <translation>Yuan, for example 12600</translation>
    </message>
    <message>
        <source>涉及人数</source>
        <translation>People</translation>
    </message>
    <message>
        <source>请问一共几个人</source>
        <translation>How many people in all?</translation>
    </message>
    <message>
        <source>期间</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>如 2026-08/2026-10</source>
        <translation>For example 2026-08/2026-10</translation>
    </message>
    <message>
        <source>职业</source>
        <translation>Occupation</translation>
    </message>
    <message>
        <source>做什么工作</source>
        <translation>What work is done</translation>
    </message>
    <message>
        <source>用工形式</source>
        <translation>Contract</translation>
    </message>
    <message>
        <source>签没签合同</source>
        <translation>Is there a contract?</translation>
    </message>
    <message>
        <source>来电人要求匿名</source>
        <translation>Anonymous</translation>
    </message>
    <message>
        <source>来电类型</source>
        <translation>Kind of call</translation>
    </message>
    <message>
        <source>处理意见：怎样答复的，转给谁</source>
        <translation>Advice: what was answered, who takes it on</translation>
    </message>
    <message>
        <source>反映情况</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>处理意见</source>
        <translation>Advice</translation>
    </message>
    <message>
        <source>还没有填写内容。请至少写下姓名、电话、单位或反映情况中的一项。</source>
        <translation>Nothing is filled in yet. Please write at least a name, a phone number, an employer or the matter.</translation>
    </message>
    <message>
        <source>“{0}”太长，最多 10 万字。</source>
        <translation>“{0}” is too long: 100,000 characters at most.</translation>
    </message>
    <message>
        <source>欠薪金额看不懂，请写数字，例如 12600 或 1.26万。</source>
        <translation>The wages owed are not understood. Please write a number, for example 12600.</translation>
    </message>
    <message>
        <source>涉及人数看不懂，请写数字，例如 19。</source>
        <translation>The number of people is not understood. Please write a number, for example 19.</translation>
    </message>
    <message>
        <source>争议类型“{0}”不在列表里，请按 ↓ 选择。</source>
        <translation>The dispute “{0}” is not in the list. Please choose with ↓.</translation>
    </message>
    <message>
        <source>诉求</source>
        <translation>Wish</translation>
    </message>
    <message>
        <source>想怎么解决，一句话</source>
        <translation>What is wanted, in one sentence</translation>
    </message>
    <message>
        <source>身份保密</source>
        <translation>Protected</translation>
    </message>
    <message>
        <source>姓名和电话单独存放，只有调解员和主管能看到</source>
        <translation>Name and phone are kept apart; only mediators and supervisors see them</translation>
    </message>
    <message>
        <source>出生日期看不懂，请写成 1984-04-06，或农历1984年三月初六。</source>
        <translation>The birth date is not understood. Write it as 1984-04-06, or by the lunar calendar in Chinese.</translation>
    </message>
    <message>
        <source>已按证件填写，原来写的是“{0}”。</source>
        <translation>Filled in from the card; before it was “{0}”.</translation>
    </message>
    <message>
        <source>反映情况：用本人的话写清楚什么事、想怎么解决</source>
        <translation>Matter: in the person&apos;s own words, what happened and what is wanted</translation>
    </message>
    <message>
        <source>{0}人要求匿名</source>
        <translation>{0}: anonymous</translation>
    </message>
    <message>
        <source>{0}类型</source>
        <translation>{0} kind</translation>
    </message>
    <message>
        <source>追回金额</source>
        <translation>Recovered</translation>
    </message>
    <message>
        <source>元，已经要回来的</source>
        <translation>yuan that were paid</translation>
    </message>
    <message>
        <source>追回金额看不懂，请写数字，例如 12600 或 1.26万。</source>
        <translation>The sum recovered is not understood; please give a number, like 12600.</translation>
    </message>
</context>
<context>
    <name>EventDialog</name>
    <message>
        <source>记一件事</source>
        <translation>Note an event</translation>
    </message>
    <message>
        <source>打几个字选发生了什么，写下是哪天。该起算、完成、中断的期限会跟着变。</source>
        <translation>Type a few letters to choose what happened, and the day. Deadlines that this begins, meets or interrupts follow.</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Note it</translation>
    </message>
    <message>
        <source>什么事</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>拼音或者名称</source>
        <translation>Pinyin or name</translation>
    </message>
    <message>
        <source>哪天</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>请先选一件事。</source>
        <translation>Choose an event first.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>导出谈话</source>
        <translation>Export the talk</translation>
    </message>
    <message>
        <source>导出成什么</source>
        <translation>Export as</translation>
    </message>
    <message>
        <source>文字：Word 文档</source>
        <translation>Text: Word document</translation>
    </message>
    <message>
        <source>文字：PDF 记录</source>
        <translation>Text: PDF record</translation>
    </message>
    <message>
        <source>文字：纯文本</source>
        <translation>Text: plain text</translation>
    </message>
    <message>
        <source>字幕：SRT</source>
        <translation>Subtitles: SRT</translation>
    </message>
    <message>
        <source>录音：WAV</source>
        <translation>Sound: WAV</translation>
    </message>
    <message>
        <source>录音：FLAC，另附逐句的 CUE 文件</source>
        <translation>Sound: FLAC, with a CUE file of the sentences</translation>
    </message>
    <message>
        <source>包括背对背谈话</source>
        <translation>Include private talks</translation>
    </message>
    <message>
        <source>用途</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>取消  Esc</source>
        <translation>Cancel  Esc</translation>
    </message>
    <message>
        <source>为什么要导出？用途会记入审计。文件不再加密，请妥善保管。</source>
        <translation>Why export? The purpose goes into the audit. The files are no longer encrypted: keep them safe.</translation>
    </message>
    <message>
        <source>已导出：{0}</source>
        <translation>Exported: {0}</translation>
    </message>
    <message>
        <source>关闭  Esc</source>
        <translation>Close  Esc</translation>
    </message>
</context>
<context>
    <name>FileModel</name>
    <message>
        <source>卷别</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>材料</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>文号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>副卷</source>
        <translation>Internal part</translation>
    </message>
    <message>
        <source>正卷</source>
        <translation>Main part</translation>
    </message>
    <message>
        <source>签名件</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>扫描件</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>{0}，{1} 页</source>
        <translation>{0}, {1} pages</translation>
    </message>
    <message>
        <source>{0}，在别的席位</source>
        <translation>{0}, at another desk</translation>
    </message>
    <message>
        <source>必备，还没有</source>
        <translation>Compulsory, missing</translation>
    </message>
    <message>
        <source>必备</source>
        <translation>Compulsory</translation>
    </message>
</context>
<context>
    <name>FilterPage</name>
    <message>
        <source>筛选出的接待</source>
        <translation>Filtered receptions</translation>
    </message>
    <message>
        <source>保存的筛选</source>
        <translation>Saved filters</translation>
    </message>
    <message>
        <source>期间</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>全部方式</source>
        <translation>All channels</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>争议类型</source>
        <translation>Matter type</translation>
    </message>
    <message>
        <source>接待人</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>只看我的(&amp;M)</source>
        <translation>Only &amp;mine</translation>
    </message>
    <message>
        <source>待上传(&amp;U)</source>
        <translation>&amp;Unsent</translation>
    </message>
    <message>
        <source>保存筛选  Alt+S</source>
        <translation>Save filter  Alt+S</translation>
    </message>
    <message>
        <source>删除  Alt+X</source>
        <translation>Delete  Alt+X</translation>
    </message>
    <message>
        <source>给这个筛选起个名字，同名的会被替换。只有您在这台电脑上看得到。</source>
        <translation>Give this filter a name; one of the same name is replaced. Only you see it, on this machine.</translation>
    </message>
    <message>
        <source>保存筛选</source>
        <translation>Save filter</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>保存的筛选(&amp;F)</source>
        <translation>Saved &amp;filters</translation>
    </message>
    <message>
        <source>期间(&amp;T)</source>
        <translation>&amp;Time</translation>
    </message>
    <message>
        <source>方式(&amp;C)</source>
        <translation>&amp;Channel</translation>
    </message>
    <message>
        <source>争议类型(&amp;D)</source>
        <translation>Type of &amp;dispute</translation>
    </message>
    <message>
        <source>接待人(&amp;P)</source>
        <translation>&amp;Person receiving</translation>
    </message>
    <message>
        <source>状态(&amp;Z)</source>
        <translation>Status (&amp;Z)</translation>
    </message>
    <message>
        <source>接待</source>
        <translation>Receptions</translation>
    </message>
    <message>
        <source>全部类型</source>
        <translation>All types</translation>
    </message>
    <message>
        <source>所有人</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>（没有选）</source>
        <translation>(none chosen)</translation>
    </message>
    <message>
        <source>{0} 次接待</source>
        <translation>{0} receptions</translation>
    </message>
    <message>
        <source>没有这样的接待。

换一个期间，或者把条件放宽一些。</source>
        <translation>There are no such receptions.

Try another period, or ask for less.</translation>
    </message>
</context>
<context>
    <name>FlagEdit</name>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
</context>
<context>
    <name>GroupSection</name>
    <message>
        <source>粘贴名单…  {0}</source>
        <translation>Paste a list…  {0}</translation>
    </message>
    <message>
        <source>{0}；{1} 人本来就在名单里，没有重复加入</source>
        <translation>{0}; {1} were in the list already and were not added again</translation>
    </message>
    <message>
        <source>{0} 人以上、有共同请求的，是集体争议（劳动争议调解仲裁法第七条）：请列出名单，推选代表。</source>
        <translation>{0} people or more with a common claim are a collective dispute (Mediation and Arbitration Law, art. 7): list them and have representatives chosen.</translation>
    </message>
    <message>
        <source>还没有名单：从表格里复制来粘贴，或者在空行里逐个填写</source>
        <translation>No list yet: paste one copied from a sheet, or fill in the empty line</translation>
    </message>
    <message>
        <source>身份保密的名单，您的角色看不到；保存时保持原样</source>
        <translation>The list is under protected identity and not shown to your role; saving leaves it as it is</translation>
    </message>
    <message>
        <source>涉及人数改为 {0}</source>
        <translation>Change people to {0}</translation>
    </message>
    <message>
        <source>欠薪金额改为 {0}</source>
        <translation>Change arrears to {0}</translation>
    </message>
    <message>
        <source>人员名单</source>
        <translation>List of persons</translation>
    </message>
</context>
<context>
    <name>HandoverDialog</name>
    <message>
        <source>转办、协办</source>
        <translation>Hand over, ask for help</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>How</translation>
    </message>
    <message>
        <source>转办：案件交给对方办理</source>
        <translation>Hand over: the other station handles the case</translation>
    </message>
    <message>
        <source>协办：案件留在本站点，请对方配合</source>
        <translation>Help: the case stays here, the other station assists</translation>
    </message>
    <message>
        <source>站点名称或代码的一部分</source>
        <translation>Part of a station&apos;s name or code</translation>
    </message>
    <message>
        <source>查找站点</source>
        <translation>Find a station</translation>
    </message>
    <message>
        <source>站点</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>要求</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>发出</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>案件在“{0}”，不能转办。</source>
        <translation>The case is at “{0}” and cannot be handed over.</translation>
    </message>
    <message>
        <source>站点名单还没有收到，请先同步一次。</source>
        <translation>The list of stations has not come yet; please sync once.</translation>
    </message>
    <message>
        <source>没有这样的站点，请换几个字。</source>
        <translation>No such station; try other characters.</translation>
    </message>
    <message>
        <source>请写明要求，对方会看到。</source>
        <translation>Write what is asked for: the other station will see it.</translation>
    </message>
    <message>
        <source>接收期限</source>
        <translation>Accept by</translation>
    </message>
    <message>
        <source>办结期限</source>
        <translation>Finish by</translation>
    </message>
    <message>
        <source>取消  Esc</source>
        <translation>Cancel  Esc</translation>
    </message>
</context>
<context>
    <name>HandoversPage</name>
    <message>
        <source>别的站点转来、请求协办的在这里接收或退回；交出去的在这里看到了哪一步。</source>
        <translation>What other stations hand over or ask help with is accepted or returned here; of what was handed out you see how far it is.</translation>
    </message>
    <message>
        <source>交办</source>
        <translation>Hand-overs</translation>
    </message>
    <message>
        <source>退回或收回的原因，或者办理结果</source>
        <translation>Why it is returned or taken back, or what came of it</translation>
    </message>
    <message>
        <source>方向</source>
        <translation>Direction</translation>
    </message>
    <message>
        <source>收到的</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>交出的</source>
        <translation>Handed out</translation>
    </message>
    <message>
        <source>也看办完的</source>
        <translation>Finished ones too</translation>
    </message>
    <message>
        <source>接收</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>反馈结果</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>收回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>打开案件</source>
        <translation>Open the case</translation>
    </message>
    <message>
        <source>欠薪 {0}</source>
        <translation>arrears {0}</translation>
    </message>
    <message>
        <source>{0} 人</source>
        <translation>{0} people</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1}</source>
        <translation>{0}  {1}</translation>
    </message>
    <message>
        <source>{0} → {1}</source>
        <translation>{0} → {1}</translation>
    </message>
    <message>
        <source>诉求：{0}</source>
        <translation>Claim: {0}</translation>
    </message>
    <message>
        <source>要求：{0}</source>
        <translation>Request: {0}</translation>
    </message>
    <message>
        <source>{0} {1} 发出；接收期限 {2}，办结期限 {3}</source>
        <translation>Sent by {0}, {1}; accept by {2}, finish by {3}</translation>
    </message>
    <message>
        <source>原因：{0}</source>
        <translation>Why: {0}</translation>
    </message>
    <message>
        <source>反馈：{0}</source>
        <translation>Answer: {0}</translation>
    </message>
    <message>
        <source>{0} 件交办</source>
        <translation>{0} hand-overs</translation>
    </message>
    <message>
        <source>没有交办</source>
        <translation>No hand-overs</translation>
    </message>
    <message>
        <source>请先在上面写一句，对方会看到。</source>
        <translation>Write a sentence above first: the other side will see it.</translation>
    </message>
</context>
<context>
    <name>HitList</name>
    <message>
        <source>查找结果</source>
        <translation>Results</translation>
    </message>
</context>
<context>
    <name>HitModel</name>
    <message>
        <source>身份保密</source>
        <translation>Protected</translation>
    </message>
    <message>
        <source>未留姓名</source>
        <translation>No name given</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>姓名拼音</source>
        <translation>Name in pinyin</translation>
    </message>
    <message>
        <source>电话尾号</source>
        <translation>End of phone no.</translation>
    </message>
    <message>
        <source>来电号码</source>
        <translation>Caller&apos;s number</translation>
    </message>
    <message>
        <source>证件尾号</source>
        <translation>End of ID no.</translation>
    </message>
    <message>
        <source>出生日期</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>登记号</source>
        <translation>Registration number</translation>
    </message>
    <message>
        <source>用人单位</source>
        <translation>Employer</translation>
    </message>
    <message>
        <source>诉求</source>
        <translation>Wish</translation>
    </message>
    <message>
        <source>反映情况</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>处理意见</source>
        <translation>Advice</translation>
    </message>
    <message>
        <source>职业</source>
        <translation>Occupation</translation>
    </message>
    <message>
        <source>涉及时段</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>争议类型</source>
        <translation>Dispute</translation>
    </message>
    <message>
        <source>欠薪金额</source>
        <translation>Wages owed</translation>
    </message>
    <message>
        <source>通话文字</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>未保存的内容</source>
        <translation>Not saved yet</translation>
    </message>
    <message>
        <source>待登记 {0}</source>
        <translation>to register {0}</translation>
    </message>
    <message>
        <source>曾用名</source>
        <translation>Former name</translation>
    </message>
    <message>
        <source>曾用电话</source>
        <translation>Former phone</translation>
    </message>
    <message>
        <source>曾用证件号</source>
        <translation>Former ID number</translation>
    </message>
    <message>
        <source>未登记的接待</source>
        <translation>Reception not registered</translation>
    </message>
    <message>
        <source>工伤情况</source>
        <translation>Injury</translation>
    </message>
    <message>
        <source>欠薪明细</source>
        <translation>Wage items</translation>
    </message>
    <message>
        <source>待上传 {0}</source>
        <translation>Unsent {0}</translation>
    </message>
    <message>
        <source>追回金额</source>
        <translation>Paid back</translation>
    </message>
    <message>
        <source>名单金额</source>
        <translation>Sum in the list</translation>
    </message>
    <message>
        <source>信用代码</source>
        <translation>Credit code</translation>
    </message>
    <message>
        <source>打印过的文书</source>
        <translation>Printed paper</translation>
    </message>
    <message>
        <source>读音相同</source>
        <translation>sounds the same</translation>
    </message>
    <message>
        <source>字形相近</source>
        <translation>looks alike</translation>
    </message>
    <message>
        <source>车牌</source>
        <translation>plate</translation>
    </message>
    <message>
        <source>同一金额</source>
        <translation>same sum</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>从文件导入录音</source>
        <translation>Import a recording from a file</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>还没有选文件</source>
        <translation>No file chosen yet</translation>
    </message>
    <message>
        <source>选文件…  Alt+F</source>
        <translation>Choose a file…  Alt+F</translation>
    </message>
    <message>
        <source>录音时间</source>
        <translation>Recorded at</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>录音 ({0});;所有文件 (*)</source>
        <translation>Recordings ({0});;All files (*)</translation>
    </message>
    <message>
        <source>选录音文件</source>
        <translation>Choose a sound file</translation>
    </message>
    <message>
        <source>手机、录音笔或聊天软件里的录音都可以。原文件的名称、时间和校验值会记入审计。</source>
        <translation>Recordings of telephones, recorders and chat programs will do. Name, time and digest of the original are written into the audit.</translation>
    </message>
</context>
<context>
    <name>InviteDialog</name>
    <message>
        <source>记下邀请</source>
        <translation>Note an invitation</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Note it</translation>
    </message>
    <message>
        <source>怎么通知的</source>
        <translation>How they were told</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>请至少选一方。</source>
        <translation>Please choose one side at least.</translation>
    </message>
    <message>
        <source>同时起草邀请函（放进案件的文书）</source>
        <translation>Draw up letters of invitation (among the papers of the case)</translation>
    </message>
</context>
<context>
    <name>JoinDialog</name>
    <message>
        <source>并案</source>
        <translation>Joined to</translation>
    </message>
    <message>
        <source>可以并案的个案</source>
        <translation>Cases that can be joined</translation>
    </message>
    <message>
        <source>并入</source>
        <translation>Join to</translation>
    </message>
    <message>
        <source>新的集体案件</source>
        <translation>A new collective case</translation>
    </message>
    <message>
        <source>请问一共几个人</source>
        <translation>How many people in all?</translation>
    </message>
    <message>
        <source>集体案件涉及人数</source>
        <translation>People in the collective case</translation>
    </message>
    <message>
        <source>涉及人数看不懂，请写数字，例如 19。</source>
        <translation>The number of people is not understood. Please write a number, for example 19.</translation>
    </message>
    <message>
        <source>并入 {0} 件</source>
        <translation>Join {0} cases</translation>
    </message>
    <message>
        <source>{0}，近 {1} 天有 {2} 件个案。各件保留自己的登记号和办理过程，以后可以移出。</source>
        <translation>{0}: within {1} days there are {2} single cases. Each keeps its own number and history and can be taken out again.</translation>
    </message>
    <message>
        <source>涉及人数</source>
        <translation>People</translation>
    </message>
    <message>
        <source>取消  Esc</source>
        <translation>Cancel  Esc</translation>
    </message>
</context>
<context>
    <name>JoiningPage</name>
    <message>
        <source>{0} 个单位有个案可以并案</source>
        <translation>{0} employers have cases that can be joined</translation>
    </message>
    <message>
        <source>没有可以并案的个案</source>
        <translation>No cases to be joined</translation>
    </message>
    <message>
        <source>并案…</source>
        <translation>Join…</translation>
    </message>
    <message>
        <source>并案 {0}</source>
        <translation>Join cases at {0}</translation>
    </message>
</context>
<context>
    <name>KindsModel</name>
    <message>
        <source>文书</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>模板</source>
        <translation>Template</translation>
    </message>
    <message>
        <source>随程序</source>
        <translation>Shipped</translation>
    </message>
    <message>
        <source>（在改）</source>
        <translation> (being changed)</translation>
    </message>
</context>
<context>
    <name>LinesModel</name>
    <message>
        <source>怎么算</source>
        <translation>How it is reckoned</translation>
    </message>
    <message>
        <source>金额（元）</source>
        <translation>Sum (yuan)</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Basis</translation>
    </message>
</context>
<context>
    <name>LiveStrip</name>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
    <message>
        <source>{0} 在看这次通话的文字</source>
        <translation>{0} is reading along in this call</translation>
    </message>
    <message>
        <source>{0} {1}：{2}</source>
        <translation>{0} {1}: {2}</translation>
    </message>
</context>
<context>
    <name>LoadBars</name>
    <message>
        <source>{0} 在办 {1} 件，超期 {2} 件</source>
        <translation>{0} handles {1}, {2} overdue</translation>
    </message>
    <message>
        <source>{0} 件</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>超期 {0}</source>
        <translation>{0} overdue</translation>
    </message>
    <message>
        <source>各人在办</source>
        <translation>Who has how much</translation>
    </message>
</context>
<context>
    <name>Lock</name>
    <message>
        <source>前台（已锁定）</source>
        <translation>Front desk (locked)</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>解锁</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>换班…</source>
        <translation>Change of shift…</translation>
    </message>
    <message>
        <source>{0} · {1} 席位</source>
        <translation>{0} · desk {1}</translation>
    </message>
    <message>
        <source>正在录音，锁定不影响录音。</source>
        <translation>Recording goes on while the screen is locked.</translation>
    </message>
    <message>
        <source>练习席位的密码在练习文件夹的 practice.json 里。</source>
        <translation>The password of the practice desk is in practice.json in the practice folder.</translation>
    </message>
    <message>
        <source>已锁定</source>
        <translation>Locked</translation>
    </message>
</context>
<context>
    <name>MacroCard</name>
    <message>
        <source>宏</source>
        <translation>Macros</translation>
    </message>
    <message>
        <source>宏的名称</source>
        <translation>Name of the macro</translation>
    </message>
    <message>
        <source>按键</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>None</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>运行</source>
        <translation>Play</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>还没有宏。在来电或来访登记里按 Ctrl+F9 开始录，再按一次结束。</source>
        <translation>No macros yet. In the form of a call or visitor press Ctrl+F9 to record, and again to end.</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>MacroPlayer</name>
    <message>
        <source>要用的页面没有打开，后面的步骤没有做。</source>
        <translation>The page that is needed did not open; the steps after it were not done.</translation>
    </message>
    <message>
        <source>有一个窗口等您办理，后面的步骤没有做。</source>
        <translation>A window waits for you; the steps after it were not done.</translation>
    </message>
    <message>
        <source>“{0}”这一步现在不能做，后面的步骤没有做。</source>
        <translation>The step “{0}” cannot be done now; the steps after it were not done.</translation>
    </message>
    <message>
        <source>现在的页面没有“{0}”这一项，后面的步骤没有做。</source>
        <translation>This page has no “{0}”; the steps after it were not done.</translation>
    </message>
    <message>
        <source>“{0}”现在不能填，后面的步骤没有做。</source>
        <translation>“{0}” cannot be filled in now; the steps after it were not done.</translation>
    </message>
    <message>
        <source>“{0}”已经填了别的内容，没有改动，后面的步骤没有做。</source>
        <translation>“{0}” says something else already and was left as it is; the steps after it were not done.</translation>
    </message>
    <message>
        <source>“{0}”不在列表里，后面的步骤没有做。</source>
        <translation>“{0}” is not in the list; the steps after it were not done.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>本机密钥存放在文件里</source>
        <translation>This machine&apos;s key lies in a file</translation>
    </message>
    <message>
        <source>系统没有可用的密钥环，本机密钥放在只有您能读的文件里。建议管理员装上密钥环。</source>
        <translation>The system has no key ring, so this machine&apos;s key lies in a file that only you can read. The administrator should install a key ring.</translation>
    </message>
    <message>
        <source>前台 · {0}</source>
        <translation>Front desk · {0}</translation>
    </message>
    <message>
        <source>您的角色不登记来电来访。
可以打开的页面在左边“更多”里。</source>
        <translation>Your role does not register calls or visits.
The pages you can open are under “More” on the left.</translation>
    </message>
    <message>
        <source>中心的回执已收到，回执号 {0}</source>
        <translation>The centre&apos;s receipt has come: number {0}</translation>
    </message>
    <message>
        <source>日结完成</source>
        <translation>The day is closed</translation>
    </message>
    <message>
        <source>这件登记已作废</source>
        <translation>This entry is void</translation>
    </message>
    <message>
        <source>要修改或打印，请先按 Shift+F2 撤销作废。</source>
        <translation>To change or print it, undo that first with Shift+F2.</translation>
    </message>
    <message>
        <source>登记表</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>电话响了，按 F5；有人来访，按 F6。
边听边记：文字自己出来，表格自己填好，您逐项按回车确认。</source>
        <translation>The phone rings: press F5. Somebody comes in: press F6.
Listen and talk: the words appear, the form fills itself, you confirm each field with Enter.</translation>
    </message>
</context>
<context>
    <name>Margin</name>
    <message>
        <source>已删去</source>
        <translation>Deleted</translation>
    </message>
</context>
<context>
    <name>MatterFields</name>
    <message>
        <source>如 2026-11-03 或 11月3日</source>
        <translation>such as 2026-11-03</translation>
    </message>
    <message>
        <source>在哪里受的伤</source>
        <translation>Where it happened</translation>
    </message>
    <message>
        <source>在哪家医院治</source>
        <translation>Which hospital</translation>
    </message>
    <message>
        <source>受伤日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>就诊医院</source>
        <translation>Treated at</translation>
    </message>
    <message>
        <source>工伤情况</source>
        <translation>Injury</translation>
    </message>
    <message>
        <source>填入欠薪金额</source>
        <translation>Use as arrears</translation>
    </message>
    <message>
        <source>欠薪明细</source>
        <translation>Wage items</translation>
    </message>
    <message>
        <source>受伤日期看不懂，或者还没有到。请写成 2026-11-03 或 11月3日。</source>
        <translation>The date of injury is not understood, or is still to come. Write it like 2026-11-03.</translation>
    </message>
    <message>
        <source>合计 {0}</source>
        <translation>Total {0}</translation>
    </message>
</context>
<context>
    <name>MeetDialog</name>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>“{0}”要做的事，哪天做完的？</source>
        <translation>On which day was it done: “{0}”?</translation>
    </message>
    <message>
        <source>完成的日子</source>
        <translation>Day it was done</translation>
    </message>
</context>
<context>
    <name>MemberModel</name>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>证件号码</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>金额</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>代表</source>
        <translation>Representative</translation>
    </message>
</context>
<context>
    <name>MemberTable</name>
    <message>
        <source>人员名单</source>
        <translation>List of persons</translation>
    </message>
</context>
<context>
    <name>MinutesEditor</name>
    <message>
        <source>谁说的</source>
        <translation>Who says it</translation>
    </message>
    <message>
        <source>写入笔录的话</source>
        <translation>Words for the record</translation>
    </message>
    <message>
        <source>写入  回车</source>
        <translation>Take  Enter</translation>
    </message>
    <message>
        <source>不写  Esc</source>
        <translation>Leave  Esc</translation>
    </message>
    <message>
        <source>改这一句：只截短仍是原话，改了字就记为调解员的话</source>
        <translation>Change this line: cut short it is still what was said, reworded it is marked as the mediator&apos;s words</translation>
    </message>
    <message>
        <source>补写一句：记为调解员的话</source>
        <translation>Add a line: it is marked as the mediator&apos;s words</translation>
    </message>
    <message>
        <source>当事人更正：写明是谁、改成什么，原来的话划去保留</source>
        <translation>Correction by a party: who, and what it says instead; the old words stay, struck through</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
</context>
<context>
    <name>MinutesHead</name>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>身份</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>证件号码</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>身份核对</source>
        <translation>Identity checked by</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>例如 2026-11-05 09:05</source>
        <translation>for example 2026-11-05 09:05</translation>
    </message>
    <message>
        <source>到场人员</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>到场人员：最后一列写核对了什么证件，空着的不能定稿。</source>
        <translation>Present: in the last column, the document that proved the identity; the record cannot be made final while one is empty.</translation>
    </message>
</context>
<context>
    <name>MinutesPage</name>
    <message>
        <source>哪一次接待</source>
        <translation>Which reception</translation>
    </message>
    <message>
        <source>哪一种笔录</source>
        <translation>Which kind of record</translation>
    </message>
    <message>
        <source>读给我听  Alt+L</source>
        <translation>Read back  Alt+L</translation>
    </message>
    <message>
        <source>定稿  Alt+F</source>
        <translation>Make final  Alt+F</translation>
    </message>
    <message>
        <source>改一版  Alt+N</source>
        <translation>New version  Alt+N</translation>
    </message>
    <message>
        <source>当事人更正  Alt+G</source>
        <translation>Party corrects  Alt+G</translation>
    </message>
    <message>
        <source>让步  Alt+K</source>
        <translation>Concession  Alt+K</translation>
    </message>
    <message>
        <source>与我说的一致  Alt+Y</source>
        <translation>It is what I said  Alt+Y</translation>
    </message>
    <message>
        <source>说过的话</source>
        <translation>What was said</translation>
    </message>
    <message>
        <source>还没有说过的话。
在接待页按“开始录音”，说的话会逐句出现在这里。</source>
        <translation>Nothing has been said yet.
Press “Begin recording” on the reception&apos;s page; what is said appears here sentence by sentence.</translation>
    </message>
    <message>
        <source>笔录内容</source>
        <translation>The record</translation>
    </message>
    <message>
        <source>先在“抬头、到场”里写上到场的当事人。</source>
        <translation>First put down under “Head, present” which parties have come.</translation>
    </message>
    <message>
        <source>到场的当事人都已确认。</source>
        <translation>All parties present have confirmed it.</translation>
    </message>
    <message>
        <source>更正要写明是谁、改成什么。</source>
        <translation>A correction needs who makes it, and what it says instead.</translation>
    </message>
    <message>
        <source>打开的接待</source>
        <translation>The reception in front</translation>
    </message>
    <message>
        <source>第 {0} 版，已定稿</source>
        <translation>Version {0}, final</translation>
    </message>
    <message>
        <source>草稿，边写边存</source>
        <translation>Draft, kept while you write</translation>
    </message>
    <message>
        <source>记入：{0}</source>
        <translation>Into: {0}</translation>
    </message>
    <message>
        <source>回车 改&#x3000;Insert 补写&#x3000;Delete 取出&#x3000;1–8 是谁说的&#x3000;F4 听原音&#x3000;← 回到说过的话</source>
        <translation>Enter: change  Insert: add  Delete: take out  1–8: who says it  F4: hear it  ←: back to what was said</translation>
    </message>
    <message>
        <source>正文</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>抬头、到场  Alt+0</source>
        <translation>Head, present  Alt+0</translation>
    </message>
    <message>
        <source>还没有调解。在来访页按 Shift+F6 转为调解，再按 Ctrl+Shift+N 写笔录。</source>
        <translation>There is no mediation yet. Press Shift+F6 on a visit to make it one, then Ctrl+Shift+N to write its record.</translation>
    </message>
    <message>
        <source>空格、回车 记入或取出&#x3000;1–8 是谁说的&#x3000;F4 听&#x3000;→ 到笔录&#x3000;Alt+数字 换一部分</source>
        <translation>Space, Enter: pick or take out   1–8: who says it   F4: listen   →: to the record   Alt+digit: another part</translation>
    </message>
</context>
<context>
    <name>MinutesSigning</name>
    <message>
        <source>签名  Alt+S</source>
        <translation>Sign  Alt+S</translation>
    </message>
    <message>
        <source>第 {0} 版&#x3000;{1}</source>
        <translation>Version {0}  {1}</translation>
    </message>
    <message>
        <source>还没有人签</source>
        <translation>nobody yet</translation>
    </message>
    <message>
        <source>已签：{0}</source>
        <translation>Signed: {0}</translation>
    </message>
    <message>
        <source>{0}&#x3000;还没签：{1}</source>
        <translation>{0}  Not yet: {1}</translation>
    </message>
</context>
<context>
    <name>ModuleCard</name>
    <message>
        <source>文字模板</source>
        <translation>Text modules</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>缩写</source>
        <translation>Shortcut</translation>
    </message>
    <message>
        <source>打这几个字就会出现，如 sxts</source>
        <translation>Typing it brings the text, such as sxts</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>内容。可以写 {0}，放入时自动填上。</source>
        <translation>Text. {0} are filled in when it is put in.</translation>
    </message>
    <message>
        <source>只给我自己用</source>
        <translation>For me alone</translation>
    </message>
    <message>
        <source>保存模板</source>
        <translation>Save module</translation>
    </message>
    <message>
        <source>新模板</source>
        <translation>New module</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>（本站点）</source>
        <translation> (station)</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>移走录音</source>
        <translation>Move recording</translation>
    </message>
    <message>
        <source>哪一段录音</source>
        <translation>Which recording</translation>
    </message>
    <message>
        <source>第 {0} 段，{1}</source>
        <translation>Recording {0}, {1}</translation>
    </message>
    <message>
        <source>{0} 的录音应当属于哪次接待？文字跟着录音走，两边都会记下。</source>
        <translation>To which reception does the recording of {0} belong? Its text goes with it; both histories will say so.</translation>
    </message>
    <message>
        <source>这次接待</source>
        <translation>this reception</translation>
    </message>
    <message>
        <source>↑↓ 选择，回车移过去，Esc 不移</source>
        <translation>↑↓ to choose, Enter moves it there, Esc leaves it</translation>
    </message>
    <message>
        <source>录音本来就在这次接待里，请选另一次。</source>
        <translation>The recording is with this reception already; choose another.</translation>
    </message>
    <message>
        <source>流转：{0}</source>
        <translation>Process: {0}</translation>
    </message>
    <message>
        <source>可以办理的步骤</source>
        <translation>Steps that lead on</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>办结结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>检查清单</source>
        <translation>Checklist</translation>
    </message>
    <message>
        <source>从这个状态没有下一步。</source>
        <translation>Nothing leads on from this state.</translation>
    </message>
    <message>
        <source>办理</source>
        <translation>Do</translation>
    </message>
    <message>
        <source>提交以后由有权限的人审批，批准了才生效。</source>
        <translation>Somebody who may decides on it; it holds once approved.</translation>
    </message>
    <message>
        <source>清单还差 {0} 项，完成了才能办理。</source>
        <translation>{0} lines of the checklist are open; it can be done when they are.</translation>
    </message>
    <message>
        <source>办理后可以在“时间线”里看到。</source>
        <translation>It will stand in the timeline.</translation>
    </message>
    <message>
        <source>理由（必填）</source>
        <translation>Reason (needed)</translation>
    </message>
    <message>
        <source>理由（可以不填）</source>
        <translation>Reason (optional)</translation>
    </message>
    <message>
        <source>提交审批</source>
        <translation>Ask for approval</translation>
    </message>
    <message>
        <source>程序自己核对</source>
        <translation>The program checks it by itself</translation>
    </message>
    <message>
        <source>{0}（还没有）</source>
        <translation>{0} (not yet)</translation>
    </message>
    <message>
        <source>请选办结结果</source>
        <translation>Choose the result</translation>
    </message>
    <message>
        <source>取消  Esc</source>
        <translation>Cancel  Esc</translation>
    </message>
</context>
<context>
    <name>NameField</name>
    <message>
        <source>间隔号（Ctrl+.），如 买买提·艾力</source>
        <translation>Middle dot (Ctrl+.) between the parts of a name</translation>
    </message>
</context>
<context>
    <name>NamesDialog</name>
    <message>
        <source>再加一个第三方</source>
        <translation>One more third party</translation>
    </message>
    <message>
        <source>在场人员</source>
        <translation>Who is there</translation>
    </message>
    <message>
        <source>写上谁是哪一方。用工单位、劳务公司等写在第三方。</source>
        <translation>Write who is which side. The firm where she works, the labour agency and others are third parties.</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>NewSharesDialog</name>
    <message>
        <source>您的密码</source>
        <translation>Your password</translation>
    </message>
</context>
<context>
    <name>NoticeSection</name>
    <message>
        <source>告知语用于</source>
        <translation>Notice for</translation>
    </message>
    <message>
        <source>选录音文件…  Alt+F</source>
        <translation>Choose a sound file…  Alt+F</translation>
    </message>
    <message>
        <source>去掉  Alt+R</source>
        <translation>Remove  Alt+R</translation>
    </message>
    <message>
        <source>没有选录音：按 Ctrl+F3 由电脑的声音念，电脑不会念就请照着念。</source>
        <translation>No sound chosen: Ctrl+F3 has the computer&apos;s voice say it; where it has none, please read it out.</translation>
    </message>
    <message>
        <source>用语改过以后还没有换录音，现在不会播放。请按上面的用语重新录一段，再选进来。</source>
        <translation>The words have changed since this sound was chosen, so it is not played. Please record the words above and choose that file.</translation>
    </message>
    <message>
        <source>已选录音（{0}），按 Ctrl+F3 播放。</source>
        <translation>A sound is chosen ({0}); Ctrl+F3 plays it.</translation>
    </message>
    <message>
        <source>录音 ({0});;所有文件 (*)</source>
        <translation>Recordings ({0});;All files (*)</translation>
    </message>
    <message>
        <source>选念告知语的录音</source>
        <translation>Choose the sound that says the notice</translation>
    </message>
    <message>
        <source>停止  Alt+L</source>
        <translation>Stop  Alt+L</translation>
    </message>
    <message>
        <source>放来听听  Alt+L</source>
        <translation>Play it  Alt+L</translation>
    </message>
    <message>
        <source>录音告知语</source>
        <translation>Recording notice</translation>
    </message>
</context>
<context>
    <name>NumbersModel</name>
    <message>
        <source>文号</source>
        <translation>Document number</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>登记号</source>
        <translation>Registration number</translation>
    </message>
    <message>
        <source>办理</source>
        <translation>Handled</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>NumbersPage</name>
    <message>
        <source>文号系列</source>
        <translation>Number series</translation>
    </message>
    <message>
        <source>年份</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>文号、登记号或说明的一部分</source>
        <translation>Part of a document number, registration number or note</translation>
    </message>
    <message>
        <source>每次领 </source>
        <translation>Fetch </translation>
    </message>
    <message>
        <source> 个</source>
        <translation> at a time</translation>
    </message>
    <message>
        <source>作废…</source>
        <translation>Void…</translation>
    </message>
    <message>
        <source>退回本机号段…</source>
        <translation>Return this machine&apos;s block…</translation>
    </message>
    <message>
        <source>打印台账…</source>
        <translation>Print the ledger…</translation>
    </message>
    <message>
        <source>把本机还没有用的号都退回中心？以后取号要等接通中心重新领取。</source>
        <translation>Return all unused numbers of this machine to the centre? New ones must then be fetched from the centre before one can be taken.</translation>
    </message>
    <message>
        <source>退回号段</source>
        <translation>Return the block</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>取消  Esc</source>
        <translation>Cancel  Esc</translation>
    </message>
    <message>
        <source>{0}字</source>
        <translation>Series {0}</translation>
    </message>
    <message>
        <source>{0} 年</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>{0}字 {1} 个</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>本机号段今年还有：{0}</source>
        <translation>Left in this machine&apos;s blocks this year: {0}</translation>
    </message>
    <message>
        <source>本站点还没有文号系列，或者还没有与中心同步过。请管理员在中心建立文号系列。</source>
        <translation>This station has no number series yet, or has never synced with the centre. Please have the administrator set one up at the centre.</translation>
    </message>
    <message>
        <source>这一年还没有发过号。接通中心后自动领取。</source>
        <translation>No number was issued this year yet. Numbers are fetched by themselves once the centre is reached.</translation>
    </message>
    <message>
        <source>文号台账</source>
        <translation>Number ledger</translation>
    </message>
    <message>
        <source>每次领取的号数</source>
        <translation>Numbers fetched at a time</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>所有情况</source>
        <translation>Every status</translation>
    </message>
</context>
<context>
    <name>OpenBar</name>
    <message>
        <source>Ctrl+Tab 切换&#x3000;Ctrl+W 放下</source>
        <translation>Ctrl+Tab swap  Ctrl+W put down</translation>
    </message>
    <message>
        <source>未留姓名</source>
        <translation>No name given</translation>
    </message>
    <message>
        <source>{0} {1}，正在录音</source>
        <translation>{0} {1}, recording</translation>
    </message>
</context>
<context>
    <name>OpenReceptions</name>
    <message>
        <source>还不能保存</source>
        <translation>Cannot be saved yet</translation>
    </message>
    <message>
        <source>正在录音</source>
        <translation>Recording</translation>
    </message>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>登记号 {0}</source>
        <translation>Number {0}</translation>
    </message>
    <message>
        <source>请先按 F7 结束录音，再放下这次接待。</source>
        <translation>End the recording with F7 first, then put it down.</translation>
    </message>
</context>
<context>
    <name>OtherEmployers</name>
    <message>
        <source>其他单位</source>
        <translation>Others</translation>
    </message>
    <message>
        <source>再加一个单位  {0}</source>
        <translation>One more employer  {0}</translation>
    </message>
    <message>
        <source>劳务派遣、总包分包、担保：同一案件里的其他单位</source>
        <translation>Dispatch, contracting, guarantee: other employers in the same case</translation>
    </message>
</context>
<context>
    <name>PaperPage</name>
    <message>
        <source>定稿  Alt+D</source>
        <translation>Make final  Alt+D</translation>
    </message>
    <message>
        <source>打印  Alt+P</source>
        <translation>Print  Alt+P</translation>
    </message>
    <message>
        <source>导出  Alt+W</source>
        <translation>Export  Alt+W</translation>
    </message>
    <message>
        <source>改一版  Alt+V</source>
        <translation>New version  Alt+V</translation>
    </message>
    <message>
        <source>和上一版比  Alt+B</source>
        <translation>Compare with last  Alt+B</translation>
    </message>
    <message>
        <source>作废  Alt+X</source>
        <translation>Void  Alt+X</translation>
    </message>
    <message>
        <source>返回  Esc</source>
        <translation>Back  Esc</translation>
    </message>
    <message>
        <source>还有 {0} 项空着：{1}。

</source>
        <translation>{0} fields are blank: {1}.

</translation>
    </message>
    <message>
        <source>定稿</source>
        <translation>Final</translation>
    </message>
    <message>
        <source>定稿以后内容不能再改，有文号的这时取号。要改只能另起一版。确定定稿？</source>
        <translation>A final paper is not changed any more, and takes its number now. A change is a new version. Make it final?</translation>
    </message>
    <message>
        <source>取消  Esc</source>
        <translation>Cancel  Esc</translation>
    </message>
    <message>
        <source>作废《{0}》{1}。内容照样可以看，文号一起作废、不再使用。为什么作废？</source>
        <translation>Void “{0}” {1}. It can still be read; its number is voided with it and never used again. Why?</translation>
    </message>
    <message>
        <source>作废文书</source>
        <translation>Void paper</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>Word 文档 (*.docx);;PDF (*.pdf)</source>
        <translation>Word document (*.docx);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>导出文书</source>
        <translation>Export paper</translation>
    </message>
    <message>
        <source>导出《{0}》，会先记入审计。导出做什么用？</source>
        <translation>Export “{0}”; the audit notes it first. What for?</translation>
    </message>
    <message>
        <source>选择文件</source>
        <translation>Choose file</translation>
    </message>
    <message>
        <source>《{0}》两版对比</source>
        <translation>“{0}”: two versions</translation>
    </message>
    <message>
        <source>已导出到 {0}</source>
        <translation>Exported to {0}</translation>
    </message>
    <message>
        <source>打印过 {0} 次</source>
        <translation>printed {0} times</translation>
    </message>
    <message>
        <source>校验值 {0}</source>
        <translation>digest {0}</translation>
    </message>
    <message>
        <source>作废原因：{0}</source>
        <translation>void because: {0}</translation>
    </message>
    <message>
        <source>填写</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>各版</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>还有 {0} 项空着</source>
        <translation>{0} fields are blank</translation>
    </message>
    <message>
        <source>都填了</source>
        <translation>Nothing is blank</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
</context>
<context>
    <name>PaperPreview</name>
    <message>
        <source>文书预览</source>
        <translation>Preview of the paper</translation>
    </message>
</context>
<context>
    <name>PapersModel</name>
    <message>
        <source>文书</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>文号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Printed</translation>
    </message>
    <message>
        <source>经办</source>
        <translation>By</translation>
    </message>
    <message>
        <source>{0} 次</source>
        <translation>{0} times</translation>
    </message>
</context>
<context>
    <name>PapersPage</name>
    <message>
        <source>新文书的种类</source>
        <translation>Kind of the new paper</translation>
    </message>
    <message>
        <source>拼音首字母或者名称，例如 tjxy</source>
        <translation>Pinyin initials or name, for instance tjxy</translation>
    </message>
    <message>
        <source>新建  Alt+N</source>
        <translation>New  Alt+N</translation>
    </message>
    <message>
        <source>打开  ⏎</source>
        <translation>Open  ⏎</translation>
    </message>
    <message>
        <source>返回案件  Esc</source>
        <translation>Back to case  Esc</translation>
    </message>
    <message>
        <source>这个案件还没有文书。在上面打几个字选一种，按回车新建。</source>
        <translation>This case has no papers yet. Type above to choose a kind, Enter makes one.</translation>
    </message>
    <message>
        <source>卷宗  Alt+J</source>
        <translation>File  Alt+J</translation>
    </message>
    <message>
        <source>文书&#x3000;{0}</source>
        <translation>Papers of {0}</translation>
    </message>
    <message>
        <source>这个案件的文书</source>
        <translation>Papers of this case</translation>
    </message>
    <message>
        <source>成套打印  Alt+U</source>
        <translation>Print a set  Alt+U</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>现在的密码</source>
        <translation>Current password</translation>
    </message>
</context>
<context>
    <name>PdfDialog</name>
    <message>
        <source>关闭  Esc</source>
        <translation>Close  Esc</translation>
    </message>
</context>
<context>
    <name>PedalDialog</name>
    <message>
        <source>脚踏板</source>
        <translation>Foot pedal</translation>
    </message>
    <message>
        <source>播放、暂停</source>
        <translation>Play, pause</translation>
    </message>
    <message>
        <source>退 3 秒</source>
        <translation>Back 3 s</translation>
    </message>
    <message>
        <source>重复本句</source>
        <translation>Repeat the sentence</translation>
    </message>
    <message>
        <source>下一句存疑</source>
        <translation>Next doubtful sentence</translation>
    </message>
    <message>
        <source>踩一下，或按键</source>
        <translation>Press the pedal or a key</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>取消  Esc</source>
        <translation>Cancel  Esc</translation>
    </message>
    <message>
        <source>光标放进一格，再踩一下踏板。空着的用原来的键。</source>
        <translation>Put the cursor into a field and press the pedal. Empty fields keep their first keys.</translation>
    </message>
</context>
<context>
    <name>PersonFields</name>
    <message>
        <source>证件种类</source>
        <translation>Kind of document</translation>
    </message>
    <message>
        <source>性别</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>民族</source>
        <translation>Ethnicity</translation>
    </message>
    <message>
        <source>学历</source>
        <translation>Education</translation>
    </message>
    <message>
        <source>证件号码</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>身份证、居住证、通行证、护照</source>
        <translation>ID card, residence permit, travel permit, passport</translation>
    </message>
    <message>
        <source>出生日期</source>
        <translation>Birth date</translation>
    </message>
    <message>
        <source>1984-04-06，或农历1984年三月初六</source>
        <translation>1984-04-06, or by the lunar calendar in Chinese</translation>
    </message>
    <message>
        <source>籍贯</source>
        <translation>Native region</translation>
    </message>
    <message>
        <source>六位区划代码</source>
        <translation>Division code, six digits</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>现在住在哪里</source>
        <translation>Where she lives now</translation>
    </message>
    <message>
        <source>本人情况  Ctrl+I</source>
        <translation>The person  Ctrl+I</translation>
    </message>
    <message>
        <source>证件 {0} 已到期。</source>
        <translation>The document expired on {0}. </translation>
    </message>
    <message>
        <source>证件</source>
        <translation>Document</translation>
    </message>
</context>
<context>
    <name>PortraitField</name>
    <message>
        <source>删去照片</source>
        <translation>Remove the picture</translation>
    </message>
    <message>
        <source>拍照  Ctrl+P</source>
        <translation>Take a picture  Ctrl+P</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>关闭  Esc</source>
        <translation>Close  Esc</translation>
    </message>
    <message>
        <source>这台电脑还没有打印机。请管理员添加打印机后再打开这一页。</source>
        <translation>This machine has no printer yet. Please have the administrator add one, then open this page again.</translation>
    </message>
    <message>
        <source>正在送往打印机…</source>
        <translation>Sending to the printer…</translation>
    </message>
    <message>
        <source>{0}预览</source>
        <translation>Preview of {0}</translation>
    </message>
    <message>
        <source>这份文书打印过，请先写明重印原因。</source>
        <translation>This paper was printed before: please say first why it is printed again.</translation>
    </message>
    <message>
        <source>已交给打印机（{0}），等它印完…</source>
        <translation>Handed to the printer ({0}); waiting until it is done…</translation>
    </message>
    <message>
        <source>{0}（{1}）。{2}</source>
        <translation>{0} ({1}). {2}</translation>
    </message>
    <message>
        <source>套打  Ctrl+F6</source>
        <translation>Printed head  Ctrl+F6</translation>
    </message>
</context>
<context>
    <name>PrintJobsPage</name>
    <message>
        <source>打印机说印完了才计入打印次数。缺纸、离线的会等着；取消和失败的不计数，请重新打印。</source>
        <translation>A print is counted when the printer says that it is done. Out of paper or offline, a job waits; what was cancelled or failed is not counted: please print it again.</translation>
    </message>
    <message>
        <source>打印任务</source>
        <translation>Print jobs</translation>
    </message>
    <message>
        <source>坏页的原因，例如：卡纸、盖章盖歪</source>
        <translation>Why sheets were spoiled: a paper jam, a crooked seal …</translation>
    </message>
    <message>
        <source> 张</source>
        <translation> sheets</translation>
    </message>
    <message>
        <source>坏页张数</source>
        <translation>Spoiled sheets</translation>
    </message>
    <message>
        <source>取消打印</source>
        <translation>Cancel the print</translation>
    </message>
    <message>
        <source>已印出</source>
        <translation>It was printed</translation>
    </message>
    <message>
        <source>登记坏页</source>
        <translation>Note spoiled sheets</translation>
    </message>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>{0} 打印，{1} 份，打印机 {2}，{3}</source>
        <translation>Printed {0}, {1} copies, printer {2}, {3}</translation>
    </message>
    <message>
        <source>打印服务的任务号：{0}</source>
        <translation>The print system&apos;s job: {0}</translation>
    </message>
    <message>
        <source>坏页 {0} 张，已登记</source>
        <translation>{0} spoiled sheets are noted</translation>
    </message>
    <message>
        <source>{0} 个任务还没有印完</source>
        <translation>{0} jobs are not printed yet</translation>
    </message>
    <message>
        <source>没有等着的打印任务</source>
        <translation>No print job is waiting</translation>
    </message>
</context>
<context>
    <name>PrintOrder</name>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source> 份</source>
        <translation> copies</translation>
    </message>
    <message>
        <source>份数</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>纸张</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>纸盒</source>
        <translation>Tray</translation>
    </message>
    <message>
        <source>单双面</source>
        <translation>Sides</translation>
    </message>
    <message>
        <source>重印原因</source>
        <translation>Reason for printing again</translation>
    </message>
    <message>
        <source>默认纸张</source>
        <translation>Default paper</translation>
    </message>
    <message>
        <source>默认纸盒</source>
        <translation>Default tray</translation>
    </message>
    <message>
        <source>默认单双面</source>
        <translation>Default sides</translation>
    </message>
    <message>
        <source>第 {0} 次打印，原因</source>
        <translation>Print no. {0}, because</translation>
    </message>
    <message>
        <source>选一个，或者写一句</source>
        <translation>Choose one, or write a sentence</translation>
    </message>
</context>
<context>
    <name>PrintSetDialog</name>
    <message>
        <source>成套打印</source>
        <translation>Print a set</translation>
    </message>
    <message>
        <source>哪一套</source>
        <translation>Which set</translation>
    </message>
    <message>
        <source>打印这一套</source>
        <translation>Print this set</translation>
    </message>
    <message>
        <source>有的文书打印过，请先写明重印原因。</source>
        <translation>Some of these were printed before: please say first why they are printed again.</translation>
    </message>
    <message>
        <source>正在送往打印机…</source>
        <translation>Sending to the printer…</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>份数</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>已经交给</source>
        <translation>Handed to</translation>
    </message>
    <message>
        <source>已交给打印机</source>
        <translation>Handed to the printer</translation>
    </message>
    <message>
        <source>{0} 种文书已交给打印机。</source>
        <translation>{0} papers were handed to the printer.</translation>
    </message>
    <message>
        <source>关闭  Esc</source>
        <translation>Close  Esc</translation>
    </message>
</context>
<context>
    <name>ProblemList</name>
    <message>
        <source>要改的和要注意的</source>
        <translation>To be changed and to be noted</translation>
    </message>
</context>
<context>
    <name>ProcessSection</name>
    <message>
        <source>全部步骤  Ctrl+M</source>
        <translation>All steps  Ctrl+M</translation>
    </message>
    <message>
        <source>转办、协办  Ctrl+H</source>
        <translation>Hand over  Ctrl+H</translation>
    </message>
    <message>
        <source>呈签…</source>
        <translation>For signature…</translation>
    </message>
    <message>
        <source>批示…</source>
        <translation>Instruct…</translation>
    </message>
    <message>
        <source>{0}-{1} {2} 也打开了这件（{3} 起）</source>
        <translation>{0}-{1} {2} has this case open too (since {3})</translation>
    </message>
    <message>
        <source>呈签</source>
        <translation>For signature</translation>
    </message>
    <message>
        <source>请领导签批什么？</source>
        <translation>What is the leader to sign?</translation>
    </message>
    <message>
        <source>提交</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>领导批示</source>
        <translation>Leader&apos;s note</translation>
    </message>
    <message>
        <source>批示内容，会记入时间线：</source>
        <translation>Your note; it will stand in the timeline:</translation>
    </message>
    <message>
        <source>批示</source>
        <translation>Write it</translation>
    </message>
    <message>
        <source>还没有分派</source>
        <translation>nobody yet</translation>
    </message>
    <message>
        <source>{0}&#x3000;承办人：{1}</source>
        <translation>{0}  Handler: {1}</translation>
    </message>
    <message>
        <source>{0}…</source>
        <translation>{0}…</translation>
    </message>
    <message>
        <source>分派  Ctrl+E</source>
        <translation>Assign  Ctrl+E</translation>
    </message>
    <message>
        <source>催办…  Ctrl+Shift+U</source>
        <translation>Remind…  Ctrl+Shift+U</translation>
    </message>
</context>
<context>
    <name>ProveDialog</name>
    <message>
        <source>补材料</source>
        <translation>Name the paper</translation>
    </message>
    <message>
        <source>“{0}”因为下面的事重新计算，请写下能证明它的材料。</source>
        <translation>“{0}” began anew because of this. Name the paper that proves it.</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Note it</translation>
    </message>
    <message>
        <source>哪件事</source>
        <translation>Which event</translation>
    </message>
    <message>
        <source>证明材料</source>
        <translation>Proof</translation>
    </message>
</context>
<context>
    <name>PublishDialog</name>
    <message>
        <source>发布“{0}”的模板</source>
        <translation>Publish the template of “{0}”</translation>
    </message>
    <message>
        <source>下次同步时发给全市所有席位，从生效那天起使用。已经做好的文书不变。</source>
        <translation>It goes to all desks of the city with the next sync and holds from its day on. Papers that are made stay as they are.</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>版本号</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>生效日期</source>
        <translation>Holds from</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>文件名或文号</source>
        <translation>Name or number of the decision</translation>
    </message>
</context>
<context>
    <name>PutOffDialog</name>
    <message>
        <source>到那一天它自己回来；有新的情况，提前回来。只在您自己的任务里隐去，不改期限。</source>
        <translation>It comes back by itself on that day, and earlier if there is news. It is hidden from your own tasks only; no deadline changes.</translation>
    </message>
    <message>
        <source>稍后提醒</source>
        <translation>Remind me later</translation>
    </message>
    <message>
        <source>哪天再提醒</source>
        <translation>Remind me again on</translation>
    </message>
    <message>
        <source>原因（可以不写）</source>
        <translation>Reason (may be left out)</translation>
    </message>
</context>
<context>
    <name>QualityPage</name>
    <message>
        <source>从一段时间里随机抽查，不会抽到自己办的；同一个种子抽到的一样，可以复查。</source>
        <translation>Drawn at random from a time, never what you handle yourself; the same seed draws the same, so it can be checked.</translation>
    </message>
    <message>
        <source>这里是您承办的案件的质检结果，可以写说明。</source>
        <translation>The quality checks of your own cases; you may answer them.</translation>
    </message>
    <message>
        <source>抽到的案件</source>
        <translation>Cases drawn</translation>
    </message>
    <message>
        <source>评语</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>最近几天</source>
        <translation>Last days</translation>
    </message>
    <message>
        <source>抽几件</source>
        <translation>How many</translation>
    </message>
    <message>
        <source>种子</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>抽取</source>
        <translation>Draw</translation>
    </message>
    <message>
        <source>保存评分</source>
        <translation>Save the marks</translation>
    </message>
    <message>
        <source>提交说明</source>
        <translation>Send the answer</translation>
    </message>
    <message>
        <source>打开案件</source>
        <translation>Open the case</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1}</source>
        <translation>{0}  {1}</translation>
    </message>
    <message>
        <source>承办人：{0}</source>
        <translation>Handler: {0}</translation>
    </message>
    <message>
        <source>{0} {1} 抽取</source>
        <translation>Drawn by {0}, {1}</translation>
    </message>
    <message>
        <source>{0} {1} 评分，共 {2} 分</source>
        <translation>Marked by {0}, {1}: {2} points</translation>
    </message>
    <message>
        <source>评语：{0}</source>
        <translation>Remark: {0}</translation>
    </message>
    <message>
        <source>说明：{0}</source>
        <translation>Answer: {0}</translation>
    </message>
    <message>
        <source>这是您自己办的，要由另一位同事质检。</source>
        <translation>You handled it yourself: somebody else has to check it.</translation>
    </message>
    <message>
        <source>{0} 件等质检，共 {1} 件</source>
        <translation>{0} to be checked, {1} in all</translation>
    </message>
    <message>
        <source>没有质检</source>
        <translation>No quality checks</translation>
    </message>
    <message>
        <source>{0} 分</source>
        <translation>{0} points</translation>
    </message>
    <message>
        <source>等质检</source>
        <translation>to be checked</translation>
    </message>
    <message>
        <source>这段时间里没有可以抽的：没有案件，或者都抽过、都是自己办的。</source>
        <translation>Nothing to draw from: no cases, or all were drawn already or are your own.</translation>
    </message>
    <message>
        <source>请先写说明。</source>
        <translation>Write your answer first.</translation>
    </message>
    <message>
        <source>{0}（{1} 分）</source>
        <translation>{0} ({1} points)</translation>
    </message>
</context>
<context>
    <name>QuarantinePage</name>
    <message>
        <source>中心没有收下的内容</source>
        <translation>Not taken by the centre</translation>
    </message>
    <message>
        <source>放弃的原因（会留在审计记录里）</source>
        <translation>Reason for dropping it (kept in the audit log)</translation>
    </message>
    <message>
        <source>放弃的原因</source>
        <translation>Reason for dropping it</translation>
    </message>
    <message>
        <source>再送一次  Alt+S</source>
        <translation>Send again  Alt+S</translation>
    </message>
    <message>
        <source>放弃  Alt+D</source>
        <translation>Drop  Alt+D</translation>
    </message>
    <message>
        <source>没有被隔离的内容：中心收下了全部。</source>
        <translation>Nothing is in quarantine: the centre has taken everything.</translation>
    </message>
    <message>
        <source>选了 {0} 条，会按登记的先后一起处理。</source>
        <translation>{0} chosen; they are handled together in the order they were registered.</translation>
    </message>
    <message>
        <source>想写的内容：</source>
        <translation>What was to be written:</translation>
    </message>
    <message>
        <source>&#x3000;另有 {0} 项不在表格上的内容</source>
        <translation>   and {0} more that are not on the form</translation>
    </message>
    <message>
        <source>&#x3000;身份保密的内容，这里不显示</source>
        <translation>   Protected identity: not shown here</translation>
    </message>
    <message>
        <source>&#x3000;作废这条记录</source>
        <translation>   Void this record</translation>
    </message>
    <message>
        <source>没有收下的原因：{0}</source>
        <translation>Why it was not taken: {0}</translation>
    </message>
    <message>
        <source>谁、何时：{0}&#x3000;{1}</source>
        <translation>Who and when: {0}   {1}</translation>
    </message>
    <message>
        <source>这些内容已原样存在中心，但没有写进案件。再送一次会按今天的记录重新提交；放弃后本机恢复为中心的内容。</source>
        <translation>These entries lie at the centre just as they were, but are not part of the case. Sending again submits them on top of today&apos;s record; dropping them puts the centre&apos;s content back on this machine.</translation>
    </message>
    <message>
        <source>隔离</source>
        <translation>Quarantine</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>待办</source>
        <translation>Tasks</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>办理</source>
        <translation>Do</translation>
    </message>
</context>
<context>
    <name>ReadBack</name>
    <message>
        <source>读给我听</source>
        <translation>Read back</translation>
    </message>
    <message>
        <source>笔录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>笔录里还没有内容</source>
        <translation>The record is still empty</translation>
    </message>
    <message>
        <source>↓ 空格 下一句&#x3000;↑ 上一句&#x3000;回车 更正&#x3000;F9 与我说的一致&#x3000;Ctrl+= 放大&#x3000;Esc 关闭</source>
        <translation>↓ Space: next  ↑: previous  Enter: correct  F9: it is what I said  Ctrl+=: larger  Esc: close</translation>
    </message>
    <message>
        <source>以上笔录我看过，与我说的一致。</source>
        <translation>I have read this record; it is what I said.</translation>
    </message>
    <message>
        <source>{0}&#x3000;已确认：{1}</source>
        <translation>{0}  Confirmed by: {1}</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>取消  Esc</source>
        <translation>Cancel  Esc</translation>
    </message>
</context>
<context>
    <name>ReceptionList</name>
    <message>
        <source>今日接待</source>
        <translation>Today&apos;s receptions</translation>
    </message>
</context>
<context>
    <name>ReceptionModel</name>
    <message>
        <source>未留姓名</source>
        <translation>No name given</translation>
    </message>
    <message>
        <source>待登记</source>
        <translation>to register</translation>
    </message>
    <message>
        <source>已登记</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>身份保密</source>
        <translation>Protected</translation>
    </message>
    <message>
        <source>待核对</source>
        <translation>to check</translation>
    </message>
    <message>
        <source>未登记的{0}</source>
        <translation>{0} not registered</translation>
    </message>
    <message>
        <source>已作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>待补 {0} 项</source>
        <translation>{0} to complete</translation>
    </message>
    <message>
        <source>并案</source>
        <translation>Joined to</translation>
    </message>
</context>
<context>
    <name>RecognisersPage</name>
    <message>
        <source>实时文字是说话时屏幕上的字；定稿是写进记录的字，通话结束后还会整段再听一遍，改过的字不会被覆盖。准确率用本席位改正过的语句来测。录音不离开这台电脑。</source>
        <translation>Live text is what the screen shows while people speak; the final text is what goes into the record. After a call the whole of it is heard once more; what somebody corrected is never overwritten. Accuracy is measured on the sentences corrected at this desk. Recordings do not leave this computer.</translation>
    </message>
    <message>
        <source>语音模型</source>
        <translation>Speech models</translation>
    </message>
    <message>
        <source>安装进度</source>
        <translation>Progress of the installation</translation>
    </message>
    <message>
        <source>用于实时文字</source>
        <translation>Use for live text</translation>
    </message>
    <message>
        <source>用于定稿</source>
        <translation>Use for final text</translation>
    </message>
    <message>
        <source>安装</source>
        <translation>Install</translation>
    </message>
    <message>
        <source>从文件夹或 U 盘安装…</source>
        <translation>Install from a folder or USB stick…</translation>
    </message>
    <message>
        <source>测量准确率</source>
        <translation>Measure accuracy</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>名称：{0}</source>
        <translation>Name: {0}</translation>
    </message>
    <message>
        <source>引擎：{0}&#x3000;语言：{1}</source>
        <translation>Engine: {0}   Languages: {1}</translation>
    </message>
    <message>
        <source>大小：约 {0} MB&#x3000;许可：{1}</source>
        <translation>Size: about {0} MB   Licence: {1}</translation>
    </message>
    <message>
        <source>来源：{0}</source>
        <translation>From: {0}</translation>
    </message>
    <message>
        <source>这个模型没有公布校验值，不自动下载。请用浏览器下载下面的文件，再从所在的文件夹安装：
{0}</source>
        <translation>No checksum of this model is published, so it is not fetched by itself. Please fetch the file below with a browser and install it from its folder:
{0}</translation>
    </message>
    <message>
        <source>没有安装</source>
        <translation>Not installed</translation>
    </message>
    <message>
        <source>实时文字</source>
        <translation>live text</translation>
    </message>
    <message>
        <source>定稿</source>
        <translation>final text</translation>
    </message>
    <message>
        <source>已安装，正用于{0}</source>
        <translation>Installed, used for {0}</translation>
    </message>
    <message>
        <source>已安装</source>
        <translation>Installed</translation>
    </message>
    <message>
        <source>准确率还没有测过</source>
        <translation>Accuracy has not been measured</translation>
    </message>
    <message>
        <source>本席位 {0} 句改正过的语句里，错字率 {1:.1%}（{2} 测）</source>
        <translation>In {0} sentences corrected at this desk {1:.1%} of the characters were wrong (measured {2})</translation>
    </message>
    <message>
        <source>已安装 {0} 个语音模型</source>
        <translation>{0} speech models installed</translation>
    </message>
    <message>
        <source>用现在的定稿模型重听最近 {0} 条录音</source>
        <translation>Hear the newest {0} recordings again with the model for final text</translation>
    </message>
    <message>
        <source>{0} 条录音将在没有人说话时重听。</source>
        <translation>{0} recordings will be heard again while nobody speaks.</translation>
    </message>
    <message>
        <source>正在检查这台电脑能不能运行它…</source>
        <translation>Trying whether this computer can run it…</translation>
    </message>
    <message>
        <source>正在安装…</source>
        <translation>Installing…</translation>
    </message>
    <message>
        <source>存有模型的文件夹或 U 盘</source>
        <translation>Folder or USB stick with the model</translation>
    </message>
    <message>
        <source>正在用改正过的语句测量，通话可以照常进行…</source>
        <translation>Measuring on the corrected sentences; calls can go on as usual…</translation>
    </message>
    <message>
        <source>正在删除…</source>
        <translation>Removing…</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>Recognising</name>
    <message>
        <source>这件登记里的人</source>
        <translation>The person of this case</translation>
    </message>
    <message>
        <source>正在登记的人</source>
        <translation>Being registered</translation>
    </message>
    <message>
        <source>是同一人，合并</source>
        <translation>The same: merge</translation>
    </message>
    <message>
        <source>是同一人，采用</source>
        <translation>The same: use her</translation>
    </message>
    <message>
        <source>已合并为一个人，两边的案件都在。要撤销，请到“查重”。</source>
        <translation>Merged into one person; the cases of both are kept. Undo it under Duplicates.</translation>
    </message>
    <message>
        <source>已记下：不是同一人，不再提示。</source>
        <translation>Noted: two persons. This will not be suggested again.</translation>
    </message>
</context>
<context>
    <name>RecognitionStrip</name>
    <message>
        <source>Alt+↓ 进入&#x3000;Alt+⏎ 连同单位采用</source>
        <translation>Alt+↓ go in   Alt+⏎ use with employer</translation>
    </message>
    <message>
        <source>采用 ⏎</source>
        <translation>Take ⏎</translation>
    </message>
    <message>
        <source>加单位 Ctrl+⏎</source>
        <translation>+ employer Ctrl+⏎</translation>
    </message>
    <message>
        <source>并排看 空格</source>
        <translation>Compare Space</translation>
    </message>
    <message>
        <source>不是 Del</source>
        <translation>Not her Del</translation>
    </message>
    <message>
        <source>取消采用</source>
        <translation>Not her after all</translation>
    </message>
    <message>
        <source>已采用登记过的 {0}</source>
        <translation>Known person: {0}</translation>
    </message>
    <message>
        <source>可能是同一人</source>
        <translation>May be the same person</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>Hint</translation>
    </message>
</context>
<context>
    <name>RecoverDialog</name>
    <message>
        <source>第一份</source>
        <translation>First share</translation>
    </message>
    <message>
        <source>第二份</source>
        <translation>Second share</translation>
    </message>
    <message>
        <source>给谁设新密码</source>
        <translation>New password for</translation>
    </message>
    <message>
        <source>新密码</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>再输一次</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>设好并打开</source>
        <translation>Set and open</translation>
    </message>
    <message>
        <source>两次输入的新密码不一样，请再输一次。</source>
        <translation>The two new passwords differ. Please type them again.</translation>
    </message>
</context>
<context>
    <name>RemindDialog</name>
    <message>
        <source>催办</source>
        <translation>Remind</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>How</translation>
    </message>
    <message>
        <source>催办对象</source>
        <translation>Whom</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>答复期限</source>
        <translation>Answer by</translation>
    </message>
    <message>
        <source>发出</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>{0}&#x3000;上一次之后该用的方式已选好，可以改；内容发出后留存。</source>
        <translation>{0}  The level after the last one is chosen, and can be changed; what is sent is kept.</translation>
    </message>
    <message>
        <source>发出并打印</source>
        <translation>Send and print</translation>
    </message>
    <message>
        <source>取消  Esc</source>
        <translation>Cancel  Esc</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>哪一种报表</source>
        <translation>Which report</translation>
    </message>
    <message>
        <source>从</source>
        <translation>From</translation>
    </message>
    <message>
        <source>到</source>
        <translation>To</translation>
    </message>
    <message>
        <source>报表</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>开始的日子在截止的日子后面。</source>
        <translation>The first day is after the last.</translation>
    </message>
</context>
<context>
    <name>ReserveDialog</name>
    <message>
        <source> 毫米</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>首页上方留空</source>
        <translation>Free at the top of page 1</translation>
    </message>
    <message>
        <source>红线已经印在纸上，不再画</source>
        <translation>The red line is on the paper already</translation>
    </message>
    <message>
        <source>打印标尺页  Alt+R</source>
        <translation>Print a ruler page  Alt+R</translation>
    </message>
    <message>
        <source>标尺页已交给打印机（{0}）。</source>
        <translation>The ruler page was handed to the printer ({0}).</translation>
    </message>
</context>
<context>
    <name>RingCard</name>
    <message>
        <source>收起</source>
        <translation>Put away</translation>
    </message>
    <message>
        <source>正在查…</source>
        <translation>Looking up…</translation>
    </message>
    <message>
        <source>还有 {0} 项</source>
        <translation>{0} more</translation>
    </message>
    <message>
        <source>接听登记  {0}</source>
        <translation>Answer and register  {0}</translation>
    </message>
    <message>
        <source>收起  {0}</source>
        <translation>Put away  {0}</translation>
    </message>
</context>
<context>
    <name>RingsPage</name>
    <message>
        <source>先看待回电的，最该回的在最上面；同一个号码的几次未接只回一次。↑↓ 选，Ctrl+F10 拨打。</source>
        <translation>Calls to be returned come first, the most pressing on top; several missed calls of a number are returned once. ↑↓ choose, Ctrl+F10 dials.</translation>
    </message>
    <message>
        <source>来电记录</source>
        <translation>Journal of calls</translation>
    </message>
    <message>
        <source>看哪些</source>
        <translation>Which</translation>
    </message>
    <message>
        <source>待回电</source>
        <translation>To be returned</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>未接</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>我的</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>拨打  Ctrl+F10</source>
        <translation>Dial  Ctrl+F10</translation>
    </message>
    <message>
        <source>已回电  1</source>
        <translation>Returned  1</translation>
    </message>
    <message>
        <source>打不通  2</source>
        <translation>Not reached  2</translation>
    </message>
    <message>
        <source>不用回  3</source>
        <translation>No need  3</translation>
    </message>
    <message>
        <source>认作…  4</source>
        <translation>Whose…  4</translation>
    </message>
    <message>
        <source>打开接待</source>
        <translation>Open reception</translation>
    </message>
    <message>
        <source>{0} 个号码待回电</source>
        <translation>{0} numbers to be called back</translation>
    </message>
    <message>
        <source>没有待回电的</source>
        <translation>Nothing to be returned</translation>
    </message>
    <message>
        <source>{0} 次来电</source>
        <translation>{0} calls</translation>
    </message>
    <message>
        <source>没有来电</source>
        <translation>No calls</translation>
    </message>
    <message>
        <source>未接 {0} 次，{1} 第一次，{2} 最近一次</source>
        <translation>Missed {0} times, first {1}, last {2}</translation>
    </message>
    <message>
        <source>{0} 未接</source>
        <translation>Missed {0}</translation>
    </message>
</context>
<context>
    <name>RosterDialog</name>
    <message>
        <source>粘贴名单</source>
        <translation>Paste a list</translation>
    </message>
    <message>
        <source>名单的试读结果</source>
        <translation>What the list says</translation>
    </message>
    <message>
        <source>只看有问题的行</source>
        <translation>Only rows with remarks</translation>
    </message>
    <message>
        <source>从剪贴板读  Ctrl+V</source>
        <translation>Read clipboard  Ctrl+V</translation>
    </message>
    <message>
        <source>打开文件…</source>
        <translation>Open file…</translation>
    </message>
    <message>
        <source>接收</source>
        <translation>Take over</translation>
    </message>
    <message>
        <source>取消  Esc</source>
        <translation>Cancel  Esc</translation>
    </message>
    <message>
        <source>名单</source>
        <translation>List of persons</translation>
    </message>
    <message>
        <source>打开名单文件</source>
        <translation>Open a list</translation>
    </message>
    <message>
        <source>正在试读…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>可以接收 {0} 人</source>
        <translation>{0} can be taken over</translation>
    </message>
    <message>
        <source>其中 {0} 人有提示，可以照常接收</source>
        <translation>{0} of them with hints, which do not hinder</translation>
    </message>
    <message>
        <source>{0} 行有错，不会接收</source>
        <translation>{0} rows have errors and will not be taken</translation>
    </message>
    <message>
        <source>。确认之前什么都不会写入。</source>
        <translation>. Nothing is written before you confirm.</translation>
    </message>
    <message>
        <source>接收 {0} 人</source>
        <translation>Take over {0}</translation>
    </message>
    <message>
        <source>在 Excel 或 WPS 里选中名单（连同表头）复制，再到这里试读。各列次序不限：姓名、身份证号、电话、金额、代表。</source>
        <translation>Copy the list with its header row in Excel or WPS and try it here. Columns in any order: name, ID number, phone, amount, representative.</translation>
    </message>
</context>
<context>
    <name>RosterModel</name>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>证件号码</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>金额</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>代表</source>
        <translation>Representative</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>Situation</translation>
    </message>
</context>
<context>
    <name>RowsEdit</name>
    <message>
        <source>加一行</source>
        <translation>Add a row</translation>
    </message>
    <message>
        <source>{0}：加一行</source>
        <translation>{0}: add a row</translation>
    </message>
    <message>
        <source>删掉这一行</source>
        <translation>Remove this row</translation>
    </message>
    <message>
        <source>{0}：删掉第 {1} 行</source>
        <translation>{0}: remove row {1}</translation>
    </message>
</context>
<context>
    <name>RuleOffer</name>
    <message>
        <source>提出规则&#x3000;{0}</source>
        <translation>Propose a rule  {0}</translation>
    </message>
    <message>
        <source>不用</source>
        <translation>Not used</translation>
    </message>
    <message>
        <source>以后都把“{0}”改成“{1}”？</source>
        <translation>Change “{0}” to “{1}” from now on?</translation>
    </message>
    <message>
        <source>已提出，批准以后生效。</source>
        <translation>Proposed; it holds once it is approved.</translation>
    </message>
</context>
<context>
    <name>SealsPage</name>
    <message>
        <source>每一版文书用一枚印章登记一次；断网时也可以申请和审批，联网后自动上传。</source>
        <translation>Each version of a paper is sealed once with a seal. Asking and approving work while the line is down, and are sent later.</translation>
    </message>
    <message>
        <source>用印登记</source>
        <translation>Seal register</translation>
    </message>
    <message>
        <source>审批意见（不同意时必填）</source>
        <translation>Opinion (needed when refusing)</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>State</translation>
    </message>
    <message>
        <source>所有情况</source>
        <translation>All states</translation>
    </message>
    <message>
        <source>文书、文号、登记号、印章或人的一部分</source>
        <translation>Part of a paper, number, seal or name</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>给哪一份文书用印</source>
        <translation>Which paper is to be sealed</translation>
    </message>
    <message>
        <source>印章</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source> 份</source>
        <translation> copies</translation>
    </message>
    <message>
        <source>份数</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>骑缝章</source>
        <translation>Over the page edges</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>用印事由</source>
        <translation>Why the seal is needed</translation>
    </message>
    <message>
        <source>同意用印</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>不同意</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>撤下</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>打开案件</source>
        <translation>Open the case</translation>
    </message>
    <message>
        <source>申请用印  Alt+A</source>
        <translation>Ask for the seal  Alt+A</translation>
    </message>
    <message>
        <source>打印登记簿…</source>
        <translation>Print the register…</translation>
    </message>
    <message>
        <source>还没有定稿的文书。先在案件里把文书定稿。</source>
        <translation>There is no final paper yet. Make one final in its case first.</translation>
    </message>
    <message>
        <source>，盖骑缝章</source>
        <translation>, also over the page edges</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1}</source>
        <translation>{0}  {1}</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1} 份{2}</source>
        <translation>{0}  {1} copies{2}</translation>
    </message>
    <message>
        <source>{0} {1} 提出</source>
        <translation>Asked by {0}, {1}</translation>
    </message>
    <message>
        <source>事由：{0}</source>
        <translation>Reason: {0}</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}</translation>
    </message>
    <message>
        <source>意见：{0}</source>
        <translation>Opinion: {0}</translation>
    </message>
    <message>
        <source>{0} 次用印</source>
        <translation>{0} uses of seals</translation>
    </message>
    <message>
        <source>没有用印</source>
        <translation>No use of a seal</translation>
    </message>
    <message>
        <source>不同意要写明意见，提出的人会看到。</source>
        <translation>To refuse, write why; whoever asked will see it.</translation>
    </message>
    <message>
        <source>用印登记簿</source>
        <translation>Seal register</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>查找 姓名 拼音 电话末四位 事由…  Ctrl+F</source>
        <translation>Search name, pinyin, last 4 of phone, matter…  Ctrl+F</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>姓名、拼音或首字母，电话或证件末四位，登记号，单位或信用代码，车牌，金额，反映情况，通话里和打印过的话；同音和形近的姓名排在后面。几个词用空格分开</source>
        <translation>Name, pinyin or initials, the last four of a phone or ID, case number, employer or credit code, plate, sum, what was written, said or printed; names that sound or look alike come last. Several words with spaces between</translation>
    </message>
</context>
<context>
    <name>SessionStrip</name>
    <message>
        <source>准许录音的仲裁员</source>
        <translation>Arbitrator who allows the recording</translation>
    </message>
    <message>
        <source>准许录音的仲裁员姓名</source>
        <translation>Name of the arbitrator who allows it</translation>
    </message>
    <message>
        <source>仲裁庭准许录音</source>
        <translation>The tribunal allows recording</translation>
    </message>
    <message>
        <source>背对背  Ctrl+Alt+B</source>
        <translation>Talk alone  Ctrl+Alt+B</translation>
    </message>
    <message>
        <source>阶段  Ctrl+Alt+J</source>
        <translation>Phase  Ctrl+Alt+J</translation>
    </message>
    <message>
        <source>重点  Ctrl+Alt+M</source>
        <translation>Mark  Ctrl+Alt+M</translation>
    </message>
    <message>
        <source>在场人员  Ctrl+Alt+N</source>
        <translation>Who is there  Ctrl+Alt+N</translation>
    </message>
    <message>
        <source>Alt+{0}：现在是{1}在说话</source>
        <translation>Alt+{0}: the {1} speaks now</translation>
    </message>
    <message>
        <source>0  自动</source>
        <translation>0  Automatic</translation>
    </message>
    <message>
        <source>Alt+0：不指定，装有声音模型时按声音分辨</source>
        <translation>Alt+0: nobody is said to speak; with the voice model the voices decide</translation>
    </message>
    <message>
        <source>开始录音以后才能作标记。</source>
        <translation>Marks can be set once the recording runs.</translation>
    </message>
    <message>
        <source>已标记：{0}</source>
        <translation>Marked: {0}</translation>
    </message>
    <message>
        <source>结束背对背  Ctrl+Alt+B</source>
        <translation>End the talk alone  Ctrl+Alt+B</translation>
    </message>
    <message>
        <source>仲裁庭准许以前不能录音</source>
        <translation>Nothing is recorded before the tribunal allows it</translation>
    </message>
    <message>
        <source>背对背：{0}。这里说的不进笔录</source>
        <translation>Alone with: {0}. What is said here is in no record</translation>
    </message>
    <message>
        <source>谁在说话，就按谁的数字（Alt+数字）</source>
        <translation>Press the figure of whoever speaks (Alt+figure)</translation>
    </message>
    <message>
        <source>{0} 准许录音</source>
        <translation>{0} allowed the recording</translation>
    </message>
    <message>
        <source>开始录音后，按 Alt+数字 说明谁在说话</source>
        <translation>Once the recording runs, Alt+figure says who speaks</translation>
    </message>
    <message>
        <source>录音停了。选中一句按数字，可以改是谁说的</source>
        <translation>The recording has stopped. Choose a sentence and press a number to say who said it</translation>
    </message>
</context>
<context>
    <name>SessionsPage</name>
    <message>
        <source>庭审与调解</source>
        <translation>Hearings and mediations</translation>
    </message>
    <message>
        <source>各次庭审和调解</source>
        <translation>All hearings and mediations</translation>
    </message>
    <message>
        <source>开庭  Alt+H</source>
        <translation>Hearing  Alt+H</translation>
    </message>
    <message>
        <source>再次调解  Alt+M</source>
        <translation>Another mediation  Alt+M</translation>
    </message>
    <message>
        <source>打开  回车</source>
        <translation>Open  Enter</translation>
    </message>
    <message>
        <source>这件案件还没有开过庭，也没有调解过。</source>
        <translation>This case has had no hearing and no mediation yet.</translation>
    </message>
    <message>
        <source>请先打开一件案件，再到这里来。</source>
        <translation>Open a case first, then come here.</translation>
    </message>
    <message>
        <source>庭审经仲裁庭准许后才能录音；背对背谈话另存，不进笔录。</source>
        <translation>A hearing is recorded once the tribunal allows it; talks with one side alone are kept apart and enter no record.</translation>
    </message>
</context>
<context>
    <name>ShareBox</name>
    <message>
        <source>{0} 个英文词，用空格隔开，可以粘贴</source>
        <translation>{0} English words with spaces between; pasting works</translation>
    </message>
    <message>
        <source>第 {0} 个词“{1}”不在词表里</source>
        <translation>Word {0}, “{1}”, is not in the word list</translation>
    </message>
    <message>
        <source>{0} / {1} 个词</source>
        <translation>{0} / {1} words</translation>
    </message>
</context>
<context>
    <name>SharesDialog</name>
    <message>
        <source>恢复码</source>
        <translation>Recovery shares</translation>
    </message>
    <message>
        <source>忘记密码或电脑的密钥环损坏时，要用三份恢复码中的任意两份打开数据。
请现在抄下或打印，分别交给三个人保管。关闭后不会再显示。</source>
        <translation>When the password is forgotten or this machine&apos;s key ring is broken, any two of the three recovery shares open the data.
Please copy or print them now and give them to three people. They are not shown again.</translation>
    </message>
    <message>
        <source>三份恢复码</source>
        <translation>The three recovery shares</translation>
    </message>
    <message>
        <source>已经抄好</source>
        <translation>I have copied them</translation>
    </message>
</context>
<context>
    <name>Shift</name>
    <message>
        <source>已添加同事</source>
        <translation>Colleague added</translation>
    </message>
    <message>
        <source>{0}以后可以在这台电脑上自己登录。</source>
        <translation>{0} can log in on this machine from now on.</translation>
    </message>
    <message>
        <source>现在的密码是管理员给的一次性密码，请换成只有您知道的，至少 8 个字符。</source>
        <translation>Your password is a one-time password from the administrator. Please change it to one only you know, of at least 8 characters.</translation>
    </message>
    <message>
        <source>密码已修改</source>
        <translation>Password changed</translation>
    </message>
    <message>
        <source>中心和这台电脑都用新密码了。</source>
        <translation>The centre and this machine both use the new password now.</translation>
    </message>
    <message>
        <source>已登录中心</source>
        <translation>Logged in to the centre</translation>
    </message>
    <message>
        <source>这台电脑以后也用这个密码打开。</source>
        <translation>From now on this password opens this machine too.</translation>
    </message>
    <message>
        <source>上次意外关闭时留下的草稿，保存到 {0}</source>
        <translation>Draft left when the program closed unexpectedly, kept up to {0}</translation>
    </message>
    <message>
        <source>锁定</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>换班…</source>
        <translation>Change of shift…</translation>
    </message>
    <message>
        <source>修改密码…</source>
        <translation>Change password…</translation>
    </message>
    <message>
        <source>添加同事…</source>
        <translation>Add a colleague…</translation>
    </message>
    <message>
        <source>登录中心…</source>
        <translation>Log in to the centre…</translation>
    </message>
    <message>
        <source>新的恢复码…</source>
        <translation>New recovery shares…</translation>
    </message>
    <message>
        <source>上次没有正常关闭</source>
        <translation>Not closed properly last time</translation>
    </message>
    <message>
        <source>程序上次意外关闭，留下 {0} 份没有保存的草稿，都还在。</source>
        <translation>The program closed unexpectedly last time. Unsaved drafts: {0}, all still here.</translation>
    </message>
    <message>
        <source>正在录音</source>
        <translation>Recording</translation>
    </message>
    <message>
        <source>录音还在进行。</source>
        <translation>The recording is still running.</translation>
    </message>
    <message>
        <source>换班会结束录音，录音和已经输入的内容都会保存好。</source>
        <translation>A change of shift ends the recording. The recording and all that was typed are kept.</translation>
    </message>
    <message>
        <source>结束录音并换班</source>
        <translation>End recording and change shift</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>来电  F5</source>
        <translation>Call  F5</translation>
    </message>
    <message>
        <source>示例来电（练习）  Shift+F5</source>
        <translation>Sample call (practice)  Shift+F5</translation>
    </message>
    <message>
        <source>今日接待</source>
        <translation>Today&apos;s receptions</translation>
    </message>
    <message>
        <source>{0} 次</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>查找结果</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>{0} 条以上</source>
        <translation>{0} or more</translation>
    </message>
    <message>
        <source>{0} 条</source>
        <translation>{0} found</translation>
    </message>
    <message>
        <source>相近的内容太多，没有逐条看完。

请再输入几个字。</source>
        <translation>Too much is alike to look through it all.

Please type a few more characters.</translation>
    </message>
    <message>
        <source>没有找到。

可以输入两个字、姓名的拼音或首字母、电话或证件的末四位，几个词用空格分开。</source>
        <translation>Nothing found.

You can type two characters, the name&apos;s pinyin or initials, or the last four of a phone or ID number; put spaces between words.</translation>
    </message>
    <message>
        <source>来访  F6</source>
        <translation>Visit  F6</translation>
    </message>
</context>
<context>
    <name>SignatureDialog</name>
    <message>
        <source>签名</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>谁签</source>
        <translation>Who signs</translation>
    </message>
    <message>
        <source>签好了  Ctrl+回车</source>
        <translation>Done  Ctrl+Enter</translation>
    </message>
    <message>
        <source>退一笔  Ctrl+Z</source>
        <translation>Undo  Ctrl+Z</translation>
    </message>
    <message>
        <source>重写  Delete</source>
        <translation>Clear  Delete</translation>
    </message>
    <message>
        <source>签名板上还没有写字。请当事人在框里签名。</source>
        <translation>Nothing is written on the pad. Please have it signed in the frame.</translation>
    </message>
    <message>
        <source>取消  Esc</source>
        <translation>Cancel  Esc</translation>
    </message>
</context>
<context>
    <name>SignaturePad</name>
    <message>
        <source>签名板</source>
        <translation>Signature pad</translation>
    </message>
</context>
<context>
    <name>SignedScans</name>
    <message>
        <source>加签名件  Alt+S</source>
        <translation>Add signed scan  Alt+S</translation>
    </message>
    <message>
        <source>签名件</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>加签名件</source>
        <translation>Add signed scan</translation>
    </message>
    <message>
        <source>扫描件 (*.pdf *.jpg *.jpeg *.png)</source>
        <translation>Scans (*.pdf *.jpg *.jpeg *.png)</translation>
    </message>
    <message>
        <source>{0}，{1} 页</source>
        <translation>{0}, {1} pages</translation>
    </message>
    <message>
        <source>{0}，在别的席位</source>
        <translation>{0}, at another desk</translation>
    </message>
</context>
<context>
    <name>SittingCard</name>
    <message>
        <source>取消场次</source>
        <translation>Cancel a sitting</translation>
    </message>
    <message>
        <source>取消 {0}。为什么取消？</source>
        <translation>Cancel {0}. Why?</translation>
    </message>
    <message>
        <source>取消这一场</source>
        <translation>Cancel it</translation>
    </message>
    <message>
        <source>打开案件</source>
        <translation>Open case</translation>
    </message>
    <message>
        <source>邀请…</source>
        <translation>Invite…</translation>
    </message>
    <message>
        <source>答复…</source>
        <translation>Answer…</translation>
    </message>
    <message>
        <source>改期…</source>
        <translation>Move…</translation>
    </message>
    <message>
        <source>已举行</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>取消…</source>
        <translation>Cancel…</translation>
    </message>
</context>
<context>
    <name>SittingDialog</name>
    <message>
        <source>改期</source>
        <translation>Moved</translation>
    </message>
    <message>
        <source>约一场</source>
        <translation>Plan a sitting</translation>
    </message>
    <message>
        <source>写下日期和时间。撞上别的场次会马上提醒，也会给出最近的空档。</source>
        <translation>Write day and time. A clash with another sitting is told at once, with the next free time.</translation>
    </message>
    <message>
        <source>改好</source>
        <translation>Move it</translation>
    </message>
    <message>
        <source>约好</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>做什么</source>
        <translation>What for</translation>
    </message>
    <message>
        <source>哪天</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>2026-10-01</source>
        <translation>2026-10-01</translation>
    </message>
    <message>
        <source>几点</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>9:00</source>
        <translation>9:00</translation>
    </message>
    <message>
        <source>多久</source>
        <translation>How long</translation>
    </message>
    <message>
        <source>{0} 分钟</source>
        <translation>{0} minutes</translation>
    </message>
    <message>
        <source>在哪里</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>谁主持</source>
        <translation>Who holds it</translation>
    </message>
    <message>
        <source>为什么改</source>
        <translation>Why moved</translation>
    </message>
    <message>
        <source>改用最近的空档 {0}  Alt+F</source>
        <translation>Take the next free time {0}  Alt+F</translation>
    </message>
    <message>
        <source>日期请写成 2026-10-01 的样子，时间写成 9:00 的样子。</source>
        <translation>Please write the day like 2026-10-01 and the time like 9:00.</translation>
    </message>
</context>
<context>
    <name>SittingSection</name>
    <message>
        <source>约调解  {0}</source>
        <translation>Plan a mediation  {0}</translation>
    </message>
    <message>
        <source>场次</source>
        <translation>Sittings</translation>
    </message>
    <message>
        <source>还没有约</source>
        <translation>None planned</translation>
    </message>
</context>
<context>
    <name>SoundBar</name>
    <message>
        <source>退 3 秒  Alt+←</source>
        <translation>Back 3 s  Alt+←</translation>
    </message>
    <message>
        <source>重复本句  Alt+R</source>
        <translation>Repeat  Alt+R</translation>
    </message>
    <message>
        <source>快慢</source>
        <translation>Pace</translation>
    </message>
    <message>
        <source>脚踏板…</source>
        <translation>Foot pedal…</translation>
    </message>
    <message>
        <source>暂停  F4</source>
        <translation>Pause  F4</translation>
    </message>
    <message>
        <source>播放  F4</source>
        <translation>Play  F4</translation>
    </message>
    <message>
        <source>{0} 倍</source>
        <translation>{0}×</translation>
    </message>
</context>
<context>
    <name>SoundPage</name>
    <message>
        <source>录音设备</source>
        <translation>Recording device</translation>
    </message>
    <message>
        <source>谁在哪个声道</source>
        <translation>Who is on which channel</translation>
    </message>
    <message>
        <source>自动：两个声道是电话，一个声道是桌面话筒</source>
        <translation>Automatic: two channels are a telephone, one is a table microphone</translation>
    </message>
    <message>
        <source>电话录音盒：左声道本方，右声道对方</source>
        <translation>Telephone adapter: our side left, the other right</translation>
    </message>
    <message>
        <source>桌面话筒：合成一个声道</source>
        <translation>Table microphone: mixed to one channel</translation>
    </message>
    <message>
        <source>多路话筒：每个座位一个声道</source>
        <translation>Several microphones: one channel for each seat</translation>
    </message>
    <message>
        <source>第 {0} 路</source>
        <translation>Seat {0}</translation>
    </message>
    <message>
        <source>不固定</source>
        <translation>nobody certain</translation>
    </message>
    <message>
        <source>试录 5 秒  Alt+T</source>
        <translation>Try for 5 s  Alt+T</translation>
    </message>
    <message>
        <source>放来听听  Alt+P</source>
        <translation>Play it  Alt+P</translation>
    </message>
    <message>
        <source>请对着话筒说几句话，再看结果。</source>
        <translation>Speak a few words into the microphone, then look at the result.</translation>
    </message>
    <message>
        <source>正在试录，请说话…</source>
        <translation>Recording, please speak…</translation>
    </message>
    <message>
        <source>系统默认</source>
        <translation>System default</translation>
    </message>
    <message>
        <source>{0}（电脑里放出来的声音）</source>
        <translation>{0} (what this computer plays)</translation>
    </message>
    <message>
        <source>{0}（没有插上）</source>
        <translation>{0} (not plugged in)</translation>
    </message>
    <message>
        <source>声音正常，可以使用。</source>
        <translation>The sound is fine.</translation>
    </message>
    <message>
        <source>第 {0} 声道音量</source>
        <translation>Level of channel {0}</translation>
    </message>
</context>
<context>
    <name>Speakers</name>
    <message>
        <source>“{0}”是</source>
        <translation>“{0}” is</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>选择录音设备</source>
        <translation>Choose the recording device</translation>
    </message>
    <message>
        <source>立即同步  F12</source>
        <translation>Sync now  F12</translation>
    </message>
    <message>
        <source>{0} · {1} 席位 · {2}</source>
        <translation>{0} · desk {1} · {2}</translation>
    </message>
    <message>
        <source>本机时钟与中心相差 {0} 分钟</source>
        <translation>This clock is {0} minutes off the centre&apos;s</translation>
    </message>
    <message>
        <source>正在同步，{0} 条待上传</source>
        <translation>Syncing, {0} to send</translation>
    </message>
    <message>
        <source>{0} 条待上传：{1}</source>
        <translation>{0} to send: {1}</translation>
    </message>
    <message>
        <source>{0} 条待上传</source>
        <translation>{0} to send</translation>
    </message>
    <message>
        <source>已全部上传 {0}</source>
        <translation>All sent {0}</translation>
    </message>
    <message>
        <source>语音转写就绪</source>
        <translation>Speech to text is ready</translation>
    </message>
    <message>
        <source>话筒：{0}</source>
        <translation>Microphone: {0}</translation>
    </message>
    <message>
        <source>系统默认</source>
        <translation>system default</translation>
    </message>
    <message>
        <source>锁定、换班、密码、同事</source>
        <translation>Lock, change of shift, passwords, colleagues</translation>
    </message>
    <message>
        <source>打开第一处</source>
        <translation>Open the first</translation>
    </message>
    <message>
        <source>{0} 条中心没有收下，请告诉带班领导</source>
        <translation>{0} not taken by the centre; please tell the supervisor</translation>
    </message>
    <message>
        <source>中心的签名密钥变了，请告诉管理员</source>
        <translation>The centre&apos;s signing key has changed; please tell the administrator</translation>
    </message>
    <message>
        <source>{0} 处与别的席位不一致</source>
        <translation>Differences with other desks: {0}</translation>
    </message>
</context>
<context>
    <name>SuggestedField</name>
    <message>
        <source>采用（回车）</source>
        <translation>Take (Enter)</translation>
    </message>
    <message>
        <source>听</source>
        <translation>Hear</translation>
    </message>
    <message>
        <source>听原话（F4）</source>
        <translation>Hear the words (F4)</translation>
    </message>
    <message>
        <source>采用</source>
        <translation>take</translation>
    </message>
    <message>
        <source>听原话</source>
        <translation>hear the words</translation>
    </message>
    <message>
        <source>原话：{0}</source>
        <translation>Said: {0}</translation>
    </message>
    <message>
        <source>建议：{0}，回车采用</source>
        <translation>Suggestion: {0}, Enter takes it</translation>
    </message>
    <message>
        <source>改为 {0}</source>
        <translation>Use {0}</translation>
    </message>
    <message>
        <source>请核实 ⏎</source>
        <translation>Check ⏎</translation>
    </message>
    <message>
        <source>采用 ⏎</source>
        <translation>Take ⏎</translation>
    </message>
    <message>
        <source>{0} 列表</source>
        <translation>{0}: list</translation>
    </message>
    <message>
        <source>也可能是（Ctrl+↓）：{0}</source>
        <translation>Perhaps (Ctrl+↓): {0}</translation>
    </message>
    <message>
        <source>已采用听到的，Esc 退回</source>
        <translation>Taken as heard, Esc gives it back</translation>
    </message>
</context>
<context>
    <name>TakeDialog</name>
    <message>
        <source>取文号</source>
        <translation>Take a document number</translation>
    </message>
    <message>
        <source>文号系列</source>
        <translation>Number series</translation>
    </message>
    <message>
        <source>取号</source>
        <translation>Take number</translation>
    </message>
    <message>
        <source>取消  Esc</source>
        <translation>Cancel  Esc</translation>
    </message>
    <message>
        <source>为案件 {0} 的文书取下一个号。取了就归这个案件，不能再给别的案件。</source>
        <translation>Takes the next number for a paper of case {0}. It then belongs to this case and cannot go to another.</translation>
    </message>
    <message>
        <source>{0}字&#x3000;本机还有 {1} 个号</source>
        <translation>Series {0}   {1} numbers left here</translation>
    </message>
    <message>
        <source>本站点还没有文号系列，或者还没有与中心同步过。案件照常办理，请管理员在中心建立文号系列。</source>
        <translation>This station has no number series yet, or has never synced with the centre. The case goes on as usual; please have the administrator set one up at the centre.</translation>
    </message>
</context>
<context>
    <name>Talk</name>
    <message>
        <source>原来听到：{0}</source>
        <translation>First heard: {0}</translation>
    </message>
    <message>
        <source>已删去</source>
        <translation>Deleted</translation>
    </message>
    <message>
        <source>听不清，建议回听</source>
        <translation>Unclear: listen again</translation>
    </message>
</context>
<context>
    <name>TalkSide</name>
    <message>
        <source>摘要</source>
        <translation>Summary</translation>
    </message>
</context>
<context>
    <name>TalkSummary</name>
    <message>
        <source>摘要</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>事实全部写入反映情况</source>
        <translation>Write all facts into the matter</translation>
    </message>
    <message>
        <source>事实&#x3000;{0}</source>
        <translation>Fact: {0}</translation>
    </message>
    <message>
        <source>我方承诺</source>
        <translation>We promised</translation>
    </message>
    <message>
        <source>对方承诺</source>
        <translation>They promised</translation>
    </message>
    <message>
        <source>&#x3000;（{0} 前）</source>
        <translation> (by {0})</translation>
    </message>
    <message>
        <source>（{0} 前）</source>
        <translation> (by {0})</translation>
    </message>
</context>
<context>
    <name>TaskBadge</name>
    <message>
        <source>我的任务</source>
        <translation>My tasks</translation>
    </message>
    <message>
        <source>待办 {0}</source>
        <translation>{0} tasks</translation>
    </message>
    <message>
        <source>超期 {0}</source>
        <translation>{0} overdue</translation>
    </message>
    <message>
        <source>今天到期 {0}</source>
        <translation>{0} due today</translation>
    </message>
    <message>
        <source>提醒：{0}</source>
        <translation>Alarms: {0}</translation>
    </message>
    <message>
        <source>按 Ctrl+K 看我的任务，最急的在最上面。</source>
        <translation>Ctrl+K shows my tasks, the most urgent first.</translation>
    </message>
</context>
<context>
    <name>TasksPage</name>
    <message>
        <source>谁的任务</source>
        <translation>Whose tasks</translation>
    </message>
    <message>
        <source>我的</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>本站点</source>
        <translation>The station&apos;s</translation>
    </message>
    <message>
        <source>看哪些</source>
        <translation>Which</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>答复：办到哪一步，预计哪天办结</source>
        <translation>Answer: how far it is, and when it will be done</translation>
    </message>
    <message>
        <source>打开案件</source>
        <translation>Open the case</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Noted</translation>
    </message>
    <message>
        <source>催办…</source>
        <translation>Remind…</translation>
    </message>
    <message>
        <source>提交答复</source>
        <translation>Send the answer</translation>
    </message>
    <message>
        <source>看催办单</source>
        <translation>Show the letter</translation>
    </message>
    <message>
        <source>{0} 件待办</source>
        <translation>{0} tasks</translation>
    </message>
    <message>
        <source>没有待办</source>
        <translation>Nothing to do</translation>
    </message>
    <message>
        <source>{0} 件已超期</source>
        <translation>{0} overdue</translation>
    </message>
    <message>
        <source>{0} 件今天到期</source>
        <translation>{0} due today</translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>都办完了。
新的提醒到点会自己出现在这里。</source>
        <translation>All done.
New alarms appear here at their time.</translation>
    </message>
    <message>
        <source>这一类没有待办。</source>
        <translation>Nothing of this kind.</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1}</source>
        <translation>{0}  {1}</translation>
    </message>
    <message>
        <source>{0} {1}（{2}），请在{3}前答复：
{4}</source>
        <translation>{0}, {1} ({2}), to be answered by {3}:
{4}</translation>
    </message>
    <message>
        <source>去审批</source>
        <translation>Decide</translation>
    </message>
    <message>
        <source>去接收</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>去回访</source>
        <translation>Follow up</translation>
    </message>
    <message>
        <source>待办</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>办理</source>
        <translation>Act</translation>
    </message>
    <message>
        <source>最急的在最上面；黄牌是还有一个工作日到期，红牌是已经超期。↑↓ 选，回车打开案件。</source>
        <translation>The most urgent first; yellow is due within one working day, red is overdue. ↑↓ choose, Enter opens the case.</translation>
    </message>
    <message>
        <source>现在就办</source>
        <translation>Take it up now</translation>
    </message>
    <message>
        <source>稍后提醒…</source>
        <translation>Remind me later…</translation>
    </message>
    <message>
        <source>去回电</source>
        <translation>Call back</translation>
    </message>
</context>
<context>
    <name>TelephoneBar</name>
    <message>
        <source>电话设置…</source>
        <translation>Telephone settings…</translation>
    </message>
    <message>
        <source>接听登记</source>
        <translation>Answer and register</translation>
    </message>
    <message>
        <source>粘贴来电号码</source>
        <translation>Paste the caller&apos;s number</translation>
    </message>
    <message>
        <source>免打扰</source>
        <translation>Do not disturb</translation>
    </message>
    <message>
        <source>拨打这个号码</source>
        <translation>Dial this number</translation>
    </message>
    <message>
        <source>整理完了</source>
        <translation>Notes are made</translation>
    </message>
    <message>
        <source>没有来电</source>
        <translation>No calls</translation>
    </message>
    <message>
        <source>现在没有响铃的来电；新登记一次来电按 F5。</source>
        <translation>No call rings now; F5 registers a new call.</translation>
    </message>
    <message>
        <source>没有可以拨的号码</source>
        <translation>No number to dial</translation>
    </message>
    <message>
        <source>打开一件有电话的登记，或者在来电记录里选一行，再按 Ctrl+F10。</source>
        <translation>Open a registration with a phone number, or choose a line in the journal of calls, then press Ctrl+F10.</translation>
    </message>
    <message>
        <source>已交给软电话</source>
        <translation>Handed to the softphone</translation>
    </message>
    <message>
        <source>正在拨号，请拿起话筒</source>
        <translation>Dialling, please lift the receiver</translation>
    </message>
    <message>
        <source>请拨</source>
        <translation>Please dial</translation>
    </message>
    <message>
        <source>请手工拨</source>
        <translation>Please dial by hand</translation>
    </message>
    <message>
        <source>{0} 个未接来电该回了。按 Shift+F4 看来电记录。</source>
        <translation>{0} missed calls should be returned. Shift+F4 shows the journal of calls.</translation>
    </message>
    <message>
        <source>该回电了</source>
        <translation>Time to call back</translation>
    </message>
    <message>
        <source>免打扰 {0}</source>
        <translation>Do not disturb {0}</translation>
    </message>
    <message>
        <source>整理中 {0}</source>
        <translation>Making notes {0}</translation>
    </message>
    <message>
        <source>电话：{0}</source>
        <translation>Telephone: {0}</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>收起班长的话</source>
        <translation>Put the supervisor&apos;s lines away</translation>
    </message>
    <message>
        <source>接听登记第二个来电</source>
        <translation>Answer and register the second call</translation>
    </message>
    <message>
        <source>接听登记第三个来电</source>
        <translation>Answer and register the third call</translation>
    </message>
    <message>
        <source>收起最上面的来电</source>
        <translation>Put away the call on top</translation>
    </message>
    <message>
        <source>打通了</source>
        <translation>Got through</translation>
    </message>
    <message>
        <source>打不通</source>
        <translation>No answer</translation>
    </message>
</context>
<context>
    <name>TelephoneDialog</name>
    <message>
        <source>来电时在窗口上方提示是谁打来的。程序不接电话：您照常拿起话筒，按 Ctrl+F4 登记。</source>
        <translation>When it rings, who calls is shown at the top of the window. The program answers no call: lift the receiver as ever and press Ctrl+F4 to register.</translation>
    </message>
    <message>
        <source>电话设置</source>
        <translation>Telephone settings</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>没有，只用粘贴的号码</source>
        <translation>None, pasted numbers only</translation>
    </message>
    <message>
        <source>来电显示盒（串口）</source>
        <translation>Caller-ID box (serial)</translation>
    </message>
    <message>
        <source>SIP 账号（只听来电）</source>
        <translation>SIP account (listens only)</translation>
    </message>
    <message>
        <source>大字显示号码，手工拨</source>
        <translation>Show the number in large, dial by hand</translation>
    </message>
    <message>
        <source>交给软电话（tel:）</source>
        <translation>Hand to the softphone (tel:)</translation>
    </message>
    <message>
        <source>由来电显示盒拨号</source>
        <translation>Have the caller-ID box dial</translation>
    </message>
    <message>
        <source>来电提示</source>
        <translation>Calls are told by</translation>
    </message>
    <message>
        <source>拨号</source>
        <translation>Dialling</translation>
    </message>
    <message>
        <source>串口</source>
        <translation>Serial port</translation>
    </message>
    <message>
        <source>服务器</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>账号</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>端口</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>认证用户名（和账号一样就留空）</source>
        <translation>Authentication name (empty if the same)</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>已保存，不改就留空</source>
        <translation>Kept; leave empty to keep it</translation>
    </message>
</context>
<context>
    <name>TemplatePage</name>
    <message>
        <source>找文书</source>
        <translation>Find a paper</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>加一段</source>
        <translation>Add a paragraph</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>放弃修改</source>
        <translation>Discard changes</translation>
    </message>
    <message>
        <source>发布…</source>
        <translation>Publish…</translation>
    </message>
    <message>
        <source>放弃对这份模板的修改，回到现在使用的版本？</source>
        <translation>Discard the changes to this template and go back to the version in use?</translation>
    </message>
    <message>
        <source>{0}（{1} 起，{2}）</source>
        <translation>{0} (from {1}, {2})</translation>
    </message>
    <message>
        <source>已发布：{0}</source>
        <translation>Published: {0}</translation>
    </message>
    <message>
        <source>现在用随程序的模板。</source>
        <translation>The shipped template is in use. </translation>
    </message>
    <message>
        <source>改好后请市级管理员在本机登录，由她发布。</source>
        <translation>When it is done, have the city&apos;s administrator log in here and publish it.</translation>
    </message>
    <message>
        <source>已发布，下次同步时发出。</source>
        <translation>Published; it goes out with the next sync. </translation>
    </message>
    <message>
        <source>打几个字，只看这些文书</source>
        <translation>Type a few characters to see only those papers</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>内容块</source>
        <translation>Block</translation>
    </message>
    <message>
        <source>样张</source>
        <translation>Specimen</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
</context>
<context>
    <name>TieDialog</name>
    <message>
        <source>输入姓名、拼音首字母或登记号。关联以后，这个号码以前的来电都归到这个人。</source>
        <translation>Type a name, pinyin initials or a registration number. Then the earlier calls of this number are this person&apos;s.</translation>
    </message>
    <message>
        <source>{0} 是谁的</source>
        <translation>Whose is {0}</translation>
    </message>
    <message>
        <source>就是这个人</source>
        <translation>It is this person</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>找到的人</source>
        <translation>Persons found</translation>
    </message>
    <message>
        <source>没有找到。</source>
        <translation>Nobody found.</translation>
    </message>
</context>
<context>
    <name>TimelineList</name>
    <message>
        <source>时间线</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>在时间线里查找</source>
        <translation>Find in the timeline</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>导出时间线</source>
        <translation>Export the timeline</translation>
    </message>
    <message>
        <source>压缩文件 (*.zip)</source>
        <translation>Zip files (*.zip)</translation>
    </message>
    <message>
        <source>导出整个案件的时间线（PDF、表格和 JSON），会先记入审计。导出做什么用？</source>
        <translation>The whole timeline of the case (PDF, table and JSON) is exported; it goes into the audit first. What for?</translation>
    </message>
    <message>
        <source>选择文件</source>
        <translation>Choose a file</translation>
    </message>
    <message>
        <source>已导出 {0} 条</source>
        <translation>{0} exported</translation>
    </message>
    <message>
        <source>{0} 条</source>
        <translation>{0} entries</translation>
    </message>
</context>
<context>
    <name>TodoPage</name>
    <message>
        <source>先记下姓名或电话和事由就是有效登记；这里是还没问到的。按回车补第一项。</source>
        <translation>A name or phone and the matter are a valid record; here is what has not been asked yet. Enter opens the first missing field.</translation>
    </message>
    <message>
        <source>待补登记</source>
        <translation>Entries to complete</translation>
    </message>
    <message>
        <source>{0} 件登记还有待补</source>
        <translation>{0} entries to complete</translation>
    </message>
    <message>
        <source>没有待补的登记</source>
        <translation>Nothing to complete</translation>
    </message>
</context>
<context>
    <name>TranscriptPage</name>
    <message>
        <source>哪一段录音</source>
        <translation>Which recording</translation>
    </message>
    <message>
        <source>导出  {0}</source>
        <translation>Export  {0}</translation>
    </message>
    <message>
        <source>采用  Alt+T</source>
        <translation>Take it  Alt+T</translation>
    </message>
    <message>
        <source>不用  Alt+X</source>
        <translation>Refuse  Alt+X</translation>
    </message>
    <message>
        <source>请先打开一次接待，再按 {0}。</source>
        <translation>Open a reception first, then press {0}.</translation>
    </message>
    <message>
        <source>第 {0} 段&#x3000;{1}</source>
        <translation>Part {0}  {1}</translation>
    </message>
    <message>
        <source>&#x3000;背对背：{0}</source>
        <translation>  Private: {0}</translation>
    </message>
    <message>
        <source>存疑 {0} 句  {1}</source>
        <translation>{0} doubtful  {1}</translation>
    </message>
    <message>
        <source>校对&#x3000;{0} 句</source>
        <translation>Proofreading  {0} sentences</translation>
    </message>
    <message>
        <source>另一种听法（{0}）：{1}</source>
        <translation>Heard otherwise ({0}): {1}</translation>
    </message>
    <message>
        <source>（删去）</source>
        <translation>(deleted)</translation>
    </message>
    <message>
        <source>Ctrl+回车 拆句&#x3000;句首退格 与上句合并&#x3000;Alt+1…9 换说话人&#x3000;Alt+回车 确认无误&#x3000;Ctrl+Z 撤销&#x3000;Ctrl+Y 重做</source>
        <translation>Ctrl+Enter split  Backspace at the start: join to the one above  Alt+1…9 speaker  Alt+Enter it is right  Ctrl+Z undo  Ctrl+Y redo</translation>
    </message>
    <message>
        <source>这段录音还没有文字</source>
        <translation>This recording has no text yet</translation>
    </message>
    <message>
        <source>这次接待没有录音</source>
        <translation>This contact has no recording</translation>
    </message>
</context>
<context>
    <name>TranscriptText</name>
    <message>
        <source>转写文字</source>
        <translation>Text of the talk</translation>
    </message>
    <message>
        <source>存疑</source>
        <translation>doubtful</translation>
    </message>
    <message>
        <source>已删去</source>
        <translation>Deleted</translation>
    </message>
</context>
<context>
    <name>TranscriptView</name>
    <message>
        <source>回车：听这一句</source>
        <translation>Enter: hear this sentence</translation>
    </message>
    <message>
        <source>说过的话</source>
        <translation>What was said</translation>
    </message>
</context>
<context>
    <name>TurnDialog</name>
    <message>
        <source>原因</source>
        <translation>Cause</translation>
    </message>
    <message>
        <source>延到哪天</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>哪天恢复</source>
        <translation>Resumes on</translation>
    </message>
    <message>
        <source>证明材料</source>
        <translation>Proof</translation>
    </message>
    <message>
        <source>双方都同意，已经签名</source>
        <translation>Both sides agree and have signed</translation>
    </message>
    <message>
        <source>延期</source>
        <translation>Extend</translation>
    </message>
    <message>
        <source>“{0}”延长到约定或者批准的日子。</source>
        <translation>“{0}” is extended to the day that was agreed or approved.</translation>
    </message>
    <message>
        <source>中止</source>
        <translation>Suspend</translation>
    </message>
    <message>
        <source>“{0}”从这天起停下不算，原因没了再恢复。</source>
        <translation>“{0}” stands still from this day until its cause is gone.</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>“{0}”从这天起接着算。</source>
        <translation>“{0}” runs on from this day.</translation>
    </message>
    <message>
        <source>中断</source>
        <translation>Interrupt</translation>
    </message>
    <message>
        <source>“{0}”从这天起重新计算。</source>
        <translation>“{0}” begins anew on this day.</translation>
    </message>
    <message>
        <source>同意或者批准的日子</source>
        <translation>Day of the consent or approval</translation>
    </message>
    <message>
        <source>从哪天起中止</source>
        <translation>Suspended from</translation>
    </message>
    <message>
        <source>从哪天起恢复</source>
        <translation>Resumed on</translation>
    </message>
    <message>
        <source>哪天发生的</source>
        <translation>Day it happened</translation>
    </message>
    <message>
        <source>延期同意书或者批准书</source>
        <translation>Consent or approval of the extension</translation>
    </message>
    <message>
        <source>这条期限要双方都同意才能延长。</source>
        <translation>This deadline is extended only when both sides agree.</translation>
    </message>
</context>
<context>
    <name>TwinsPage</name>
    <message>
        <source>并排看  ⏎</source>
        <translation>Compare  ⏎</translation>
    </message>
    <message>
        <source>撤销合并  ⏎</source>
        <translation>Undo merge  ⏎</translation>
    </message>
    <message>
        <source>近两个月登记的人里，没有看上去重复的。</source>
        <translation>Nobody registered in the last two months looks like a duplicate.</translation>
    </message>
    <message>
        <source>{0}&#x3000;和&#x3000;{1}</source>
        <translation>{0}  and  {1}</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Employer</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>{0}：{1} 并入 {2}</source>
        <translation>{0}: {1} into {2}</translation>
    </message>
    <message>
        <source>是同一人，合并</source>
        <translation>The same: merge</translation>
    </message>
    <message>
        <source>已合并，两边的案件都在。可以在下面撤销。</source>
        <translation>Merged; the cases of both are kept. It can be undone below.</translation>
    </message>
    <message>
        <source>已记下：不是同一人，不再提示。</source>
        <translation>Noted: two persons. This will not be suggested again.</translation>
    </message>
    <message>
        <source>已撤销，又是两条记录。</source>
        <translation>Undone: two records again. </translation>
    </message>
    <message>
        <source>合并后改过的{0}保持后来的内容。</source>
        <translation>Edited after the merge and kept as it is: {0}. </translation>
    </message>
    <message>
        <source>有 {0} 件案件后来换了人，没有移回。</source>
        <translation>{0} cases name somebody else by now and were not moved back.</translation>
    </message>
    <message>
        <source>可能重复的人（近两个月登记的）</source>
        <translation>Possible duplicates (registered in the last two months)</translation>
    </message>
    <message>
        <source>做过的合并</source>
        <translation>Merges</translation>
    </message>
    <message>
        <source>{0}（{1} 件）</source>
        <translation>{0} ({1} cases)</translation>
    </message>
    <message>
        <source>已合并，后登记的名称成为别名，案件都在。可以在下面撤销。</source>
        <translation>Merged: the later name is an alias now, and all cases are there. It can be undone below.</translation>
    </message>
    <message>
        <source>已记下：不是同一家，不再提示。</source>
        <translation>Noted: they are two employers, and are not proposed again.</translation>
    </message>
    <message>
        <source>可能重复的单位</source>
        <translation>Employers that may stand twice</translation>
    </message>
</context>
<context>
    <name>TwoFirms</name>
    <message>
        <source>是同一家单位吗</source>
        <translation>Are they one employer?</translation>
    </message>
    <message>
        <source>是同一家，合并</source>
        <translation>One employer, merge</translation>
    </message>
    <message>
        <source>不是同一家</source>
        <translation>Two employers</translation>
    </message>
    <message>
        <source>先登记的</source>
        <translation>Registered first</translation>
    </message>
    <message>
        <source>后登记的</source>
        <translation>Registered later</translation>
    </message>
    <message>
        <source>已建会</source>
        <translation>Has a union</translation>
    </message>
    <message>
        <source>未建会</source>
        <translation>No union</translation>
    </message>
    <message>
        <source>本站点的案件</source>
        <translation>Cases of this station</translation>
    </message>
</context>
<context>
    <name>TwoPersons</name>
    <message>
        <source>是同一个人吗</source>
        <translation>The same person?</translation>
    </message>
    <message>
        <source>曾用</source>
        <translation>Earlier</translation>
    </message>
    <message>
        <source>案件</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>{0} {1}，到 {2}</source>
        <translation>{0} {1}, until {2}</translation>
    </message>
    <message>
        <source>不是同一人</source>
        <translation>Two people</translation>
    </message>
</context>
<context>
    <name>TwoRecords</name>
    <message>
        <source>以后再说  Esc</source>
        <translation>Later  Esc</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>账号</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>用恢复码打开…</source>
        <translation>Open with recovery shares…</translation>
    </message>
    <message>
        <source>第一次用这台电脑？请已登录的同事在菜单里选“添加同事”。</source>
        <translation>New to this machine? Please ask a colleague who is logged in to choose “Add a colleague” in the menu.</translation>
    </message>
    <message>
        <source>这台电脑上已经没有可以登录的账号，请用恢复码打开。</source>
        <translation>No account can log in on this machine any more. Please open it with the recovery shares.</translation>
    </message>
</context>
<context>
    <name>UnverifiedModel</name>
    <message>
        <source>表</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>为什么待核实</source>
        <translation>Why it is unverified</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>生效日期</source>
        <translation>In force from</translation>
    </message>
    <message>
        <source>随程序</source>
        <translation>shipped</translation>
    </message>
</context>
<context>
    <name>UnverifiedPage</name>
    <message>
        <source>表、内容或原因的一部分</source>
        <translation>Part of a table, a content or a reason</translation>
    </message>
    <message>
        <source>{0} 处待核实</source>
        <translation>{0} to be verified</translation>
    </message>
    <message>
        <source>没有待核实的内容</source>
        <translation>Nothing is left to be verified</translation>
    </message>
    <message>
        <source>待核实</source>
        <translation>To be verified</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>这些数字、用语和表没有核对到原文，或者是拟定的。中心发布新的版本后，这里随之减少。</source>
        <translation>These figures, words and tables were not checked against their source, or are proposed. A new version from the centre takes them off this list.</translation>
    </message>
</context>
<context>
    <name>VerifyPage</name>
    <message>
        <source>文书上的码</source>
        <translation>The code on the paper</translation>
    </message>
    <message>
        <source>用扫码枪扫首页左上角的方码，或者粘贴码的文字，按回车</source>
        <translation>Scan the square code in the upper left corner of page 1, or paste its text, and press Enter</translation>
    </message>
    <message>
        <source>选扫描件或 PDF…  Alt+F</source>
        <translation>Choose a scan or PDF…  Alt+F</translation>
    </message>
    <message>
        <source>打开案件</source>
        <translation>Open the case</translation>
    </message>
    <message>
        <source>正在核对…</source>
        <translation>Comparing…</translation>
    </message>
    <message>
        <source>扫描件 (*.pdf *.png *.jpg *.jpeg)</source>
        <translation>Scans (*.pdf *.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>选扫描件</source>
        <translation>Choose a scan</translation>
    </message>
    <message>
        <source>当事人拿来的文书是不是卷里的那一份：真的、旧版、作废、这里没有、签名不对，还是内容对不上。</source>
        <translation>Whether a paper that somebody brings is the one in the file: genuine, an older version, void, unknown here, wrongly signed, or of other content.</translation>
    </message>
    <message>
        <source>验一验</source>
        <translation>Verify a paper</translation>
    </message>
    <message>
        <source>结论</source>
        <translation>Verdict</translation>
    </message>
</context>
<context>
    <name>VersionCompare</name>
    <message>
        <source>{0} 处不同，红的是去掉的，绿的是新写的。</source>
        <translation>{0} differences: red was taken away, green is new.</translation>
    </message>
    <message>
        <source>两版内容一样。</source>
        <translation>Both versions say the same.</translation>
    </message>
</context>
<context>
    <name>VisitsPage</name>
    <message>
        <source>结案之后、协议到期之后回访当事人。照着念，逐项选；没有联系上的记一次，换个时间再打。</source>
        <translation>Ask the worker after the closing, and when an instalment was due. Read it out and choose each answer; note a call that reached nobody and try at another time.</translation>
    </message>
    <message>
        <source>要回访的</source>
        <translation>To be asked</translation>
    </message>
    <message>
        <source>结果，或没有联系上的情况</source>
        <translation>The result, or why nobody was reached</translation>
    </message>
    <message>
        <source>满意度</source>
        <translation>Satisfaction</translation>
    </message>
    <message>
        <source>完成回访</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>没有联系上</source>
        <translation>Nobody reached</translation>
    </message>
    <message>
        <source>结束回访</source>
        <translation>Give up</translation>
    </message>
    <message>
        <source>刚才的来电就是回访</source>
        <translation>The open call was it</translation>
    </message>
    <message>
        <source>打开案件</source>
        <translation>Open the case</translation>
    </message>
    <message>
        <source>请选</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>身份保密，请有权限的同事回访</source>
        <translation>Protected: somebody who may see the identity has to ask</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1}</source>
        <translation>{0}  {1}</translation>
    </message>
    <message>
        <source>办结结果：{0}</source>
        <translation>Outcome: {0}</translation>
    </message>
    <message>
        <source>没有联系上：
{0}</source>
        <translation>Nobody reached:
{0}</translation>
    </message>
    <message>
        <source>{0} 件要回访</source>
        <translation>{0} follow-ups</translation>
    </message>
    <message>
        <source>没有要回访的</source>
        <translation>No follow-ups</translation>
    </message>
    <message>
        <source>{0} 前</source>
        <translation>by {0}</translation>
    </message>
    <message>
        <source>打过 {0} 次</source>
        <translation>{0} calls</translation>
    </message>
    <message>
        <source>请先写一句：关机、没有人接、打错了……</source>
        <translation>Write a word first: switched off, no answer, wrong number…</translation>
    </message>
    <message>
        <source>说过：{0}</source>
        <translation>Said: {0}</translation>
    </message>
</context>
<context>
    <name>VoidDialog</name>
    <message>
        <source>作废文号</source>
        <translation>Void a document number</translation>
    </message>
    <message>
        <source>作废 {0}。作废的号不再使用，台账里会写明原因。为什么作废？</source>
        <translation>Void {0}. A void number is not used again, and the ledger states the reason. Why is it void?</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
</context>
<context>
    <name>VoidPage</name>
    <message>
        <source>作废的登记不进统计，也查找不到，内容都还在。按回车打开，Shift+F2 撤销作废。</source>
        <translation>Void entries are not counted and not found by searching; all of them is kept. Enter opens one, Shift+F2 brings it back.</translation>
    </message>
    <message>
        <source>已作废的登记</source>
        <translation>Void entries</translation>
    </message>
    <message>
        <source>{0} 件登记已作废</source>
        <translation>{0} void entries</translation>
    </message>
    <message>
        <source>没有作废的登记</source>
        <translation>Nothing is void</translation>
    </message>
</context>
<context>
    <name>WageRow</name>
    <message>
        <source>如 2026-08</source>
        <translation>e.g. 2026-08</translation>
    </message>
    <message>
        <source>元</source>
        <translation>yuan</translation>
    </message>
    <message>
        <source>欠薪明细 第 {0} 项 {1}</source>
        <translation>Unpaid item {0}: {1}</translation>
    </message>
    <message>
        <source>欠薪明细里的金额“{0}”看不懂，请写数字，例如 5600 或 1.2万。</source>
        <translation>The amount “{0}” of an unpaid item is not understood; write a number, for example 5600.</translation>
    </message>
    <message>
        <source>写成 2026-08 或 2026-08/2026-10，才能按月统计；也可以就这样保存</source>
        <translation>Written like 2026-08 or 2026-08/2026-10 it counts by month; it can be saved as it is too</translation>
    </message>
</context>
<context>
    <name>WageRows</name>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Cause</translation>
    </message>
    <message>
        <source>月份</source>
        <translation>Months</translation>
    </message>
    <message>
        <source>金额</source>
        <translation>Amount</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>密码连续输错，请等 {0} 秒再试。</source>
        <translation>Wrong password several times in a row. Please wait {0} seconds, then try again.</translation>
    </message>
</context>
<context>
    <name>WatchPage</name>
    <message>
        <source>正在进行的通话</source>
        <translation>Calls that run now</translation>
    </message>
    <message>
        <source>通话文字</source>
        <translation>What is said</translation>
    </message>
    <message>
        <source>给接听人的话</source>
        <translation>A line for the clerk</translation>
    </message>
    <message>
        <source>写一句给接听人，回车发出；对方不会被打断</source>
        <translation>A line for the clerk, Enter sends it; she is not interrupted</translation>
    </message>
    <message>
        <source>发出</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>不看了</source>
        <translation>Stop reading</translation>
    </message>
    <message>
        <source>{0} 席&#x3000;{1}</source>
        <translation>Desk {0}  {1}</translation>
    </message>
    <message>
        <source>{0}。{1}正在自动重试。</source>
        <translation>{0}. {1} It is tried again.</translation>
    </message>
    <message>
        <source>通话结束了。</source>
        <translation>The call is over.</translation>
    </message>
    <message>
        <source>选一个通话，按回车看文字；接听人会看到您在看。</source>
        <translation>Choose a call and press Enter to read along; the clerk will see that you do.</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1}：{2}</source>
        <translation>{0}  {1}: {2}</translation>
    </message>
    <message>
        <source>&#x3000;身份保密</source>
        <translation>  protected</translation>
    </message>
    <message>
        <source>{0} 席&#x3000;{1}{2}</source>
        <translation>Desk {0}  {1}{2}</translation>
    </message>
    <message>
        <source>{0} 个通话正在进行</source>
        <translation>{0} calls run now</translation>
    </message>
    <message>
        <source>现在没有通话</source>
        <translation>No call runs now</translation>
    </message>
    <message>
        <source>本站点正在录音的来电。文字只在您看的时候经过中心，不保存；谁看过哪次通话，记入审计。</source>
        <translation>Calls of this station that are being recorded. The text passes through the centre only while you read, and is not kept; who read along in which call is written to the audit.</translation>
    </message>
</context>
<context>
    <name>WindowAids</name>
    <message>
        <source>● 正在录宏  {0} 结束</source>
        <translation>● Recording a macro  {0} ends</translation>
    </message>
    <message>
        <source>录宏、结束录宏</source>
        <translation>Record a macro, or end it</translation>
    </message>
    <message>
        <source>运行宏 {0}</source>
        <translation>Play the macro {0}</translation>
    </message>
    <message>
        <source>录的是登记表里填的内容和打开的页面；姓名、电话、单位、金额、保存和打印不录。</source>
        <translation>Recorded is what is filled in in the form and which pages are opened; never name, phone, employer, sums, saving or printing.</translation>
    </message>
    <message>
        <source>没有录到可以重复的操作</source>
        <translation>Nothing was recorded that can be done again</translation>
    </message>
    <message>
        <source>宏停下了</source>
        <translation>The macro has stopped</translation>
    </message>
    <message>
        <source>按 {0} 再做一遍；名称和按键可以在“文字模板和宏”里改。</source>
        <translation>{0} does it again; name and key can be changed under “Text modules and macros”.</translation>
    </message>
    <message>
        <source>宏已保存</source>
        <translation>The macro is saved</translation>
    </message>
    <message>
        <source>录了 {0} 步。给这个宏起个名字：</source>
        <translation>{0} steps were recorded. A name for this macro:</translation>
    </message>
    <message>
        <source>保存宏</source>
        <translation>Save the macro</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>_Delegate</name>
    <message>
        <source>待上传</source>
        <translation>to send</translation>
    </message>
    <message>
        <source>还没有分派</source>
        <translation>Not assigned</translation>
    </message>
    <message>
        <source>{0}（+{1}）</source>
        <translation>{0} (+{1})</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>单位角色</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>单位全称</source>
        <translation>full name</translation>
    </message>
    <message>
        <source>单位名称</source>
        <translation>Name of the employer</translation>
    </message>
    <message>
        <source>去掉这个单位</source>
        <translation>Take this employer away</translation>
    </message>
</context>
<context>
    <name>_Scrolling</name>
    <message>
        <source>可以上下滚动的内容</source>
        <translation>Content that scrolls</translation>
    </message>
</context>
<context>
    <name>_WithNewPassword</name>
    <message>
        <source>新密码</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>再输一次</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>请填写“{0}”。</source>
        <translation>Please fill in “{0}”.</translation>
    </message>
    <message>
        <source>两次输入的新密码不一样，请再输一次。</source>
        <translation>The two new passwords differ. Please type them again.</translation>
    </message>
</context>
<context>
    <name>agreement</name>
    <message>
        <source>必须改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>请注意</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>（{0}）</source>
        <translation> ({0})</translation>
    </message>
    <message>
        <source>调解协议</source>
        <translation>Agreement</translation>
    </message>
    <message>
        <source>调解组织</source>
        <translation>Mediating organisation</translation>
    </message>
    <message>
        <source>印章名称</source>
        <translation>Name on the seal</translation>
    </message>
    <message>
        <source>调解员</source>
        <translation>Mediator</translation>
    </message>
    <message>
        <source>记录人</source>
        <translation>Recorder</translation>
    </message>
    <message>
        <source>签订日期</source>
        <translation>Day of signing</translation>
    </message>
    <message>
        <source>份数</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>合计（元）</source>
        <translation>Total (yuan)</translation>
    </message>
    <message>
        <source>请求和结果</source>
        <translation>Requests and results</translation>
    </message>
    <message>
        <source>分期表</source>
        <translation>Instalments</translation>
    </message>
    <message>
        <source>名单附件</source>
        <translation>Annex of names</translation>
    </message>
    <message>
        <source>照请求写结果</source>
        <translation>Results as requested</translation>
    </message>
    <message>
        <source>平均分期</source>
        <translation>Split evenly</translation>
    </message>
    <message>
        <source>调解组织的性质</source>
        <translation>Mediates as</translation>
    </message>
    <message>
        <source>请求</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>金额（元）</source>
        <translation>Sum (yuan)</translation>
    </message>
    <message>
        <source>放弃</source>
        <translation>Dropped</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Way</translation>
    </message>
    <message>
        <source>账户</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>证件号码</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>同意的证明</source>
        <translation>Proof of consent</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>被申请人</source>
        <translation>Respondent</translation>
    </message>
    <message>
        <source>争议事项</source>
        <translation>Matter in dispute</translation>
    </message>
    <message>
        <source>分几期</source>
        <translation>How many instalments</translation>
    </message>
    <message>
        <source>分期合计</source>
        <translation>Sum of the instalments</translation>
    </message>
    <message>
        <source>当事人</source>
        <translation>Parties</translation>
    </message>
    <message>
        <source>款项</source>
        <translation>Money</translation>
    </message>
    <message>
        <source>条款</source>
        <translation>Clauses</translation>
    </message>
    <message>
        <source>名单附件（每人签字）</source>
        <translation>Annex of names (each signs)</translation>
    </message>
    <message>
        <source>调解组织和签订</source>
        <translation>Organisation and signing</translation>
    </message>
    <message>
        <source>各期合计 {0}</source>
        <translation>Instalments come to {0}</translation>
    </message>
    <message>
        <source>，和合计差 {0}</source>
        <translation>, {0} apart from the total</translation>
    </message>
    <message>
        <source>草稿，还没有定稿取号</source>
        <translation>A draft, not final and not numbered</translation>
    </message>
    <message>
        <source>已付清</source>
        <translation>paid</translation>
    </message>
    <message>
        <source>由新的一版代替</source>
        <translation>a later version took its place</translation>
    </message>
    <message>
        <source>凭证：转账回单、收条</source>
        <translation>Evidence: transfer slip, receipt</translation>
    </message>
    <message>
        <source>待生效，还差：{0}</source>
        <translation>Not in effect yet, still to sign: {0}</translation>
    </message>
    <message>
        <source>第 {0} 期&#x3000;{1}&#x3000;{2}&#x3000;{3}{4}</source>
        <translation>Instalment {0}  {1}  {2}  {3}{4}</translation>
    </message>
    <message>
        <source>已付</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>已作废：{0}</source>
        <translation>Void: {0}</translation>
    </message>
    <message>
        <source>自 {0} 起生效</source>
        <translation>In effect since {0}</translation>
    </message>
    <message>
        <source>还欠 {0}</source>
        <translation>{0} owed</translation>
    </message>
    <message>
        <source>，已逾期 {0} 天</source>
        <translation>, {0} days overdue</translation>
    </message>
    <message>
        <source>签名</source>
        <translation>signature</translation>
    </message>
    <message>
        <source>按指印</source>
        <translation>thumb-print</translation>
    </message>
    <message>
        <source>盖章</source>
        <translation>seal</translation>
    </message>
    <message>
        <source>签名并盖章</source>
        <translation>signature and seal</translation>
    </message>
    <message>
        <source>{0}（由 {1} 代签）</source>
        <translation>{0} (signed by {1})</translation>
    </message>
    <message>
        <source>&#x3000;已付 {0}&#x3000;{1}&#x3000;{2}</source>
        <translation>  paid {0}  {1}  {2}</translation>
    </message>
    <message>
        <source>撤销…</source>
        <translation>Take back…</translation>
    </message>
    <message>
        <source>已签</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>第 {0} 期付了多少</source>
        <translation>Instalment {0}: how much was paid</translation>
    </message>
    <message>
        <source>第 {0} 期哪天付的</source>
        <translation>Instalment {0}: when it was paid</translation>
    </message>
    <message>
        <source>第 {0} 期怎么付的</source>
        <translation>Instalment {0}: how it was paid</translation>
    </message>
    <message>
        <source>第 {0} 期的凭证</source>
        <translation>Instalment {0}: evidence</translation>
    </message>
    <message>
        <source>第 {0} 期已付</source>
        <translation>Instalment {0} is paid</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1}</source>
        <translation>{0}  {1}</translation>
    </message>
    <message>
        <source>撤销第 {0} 期的付款</source>
        <translation>Take back the payment of instalment {0}</translation>
    </message>
    <message>
        <source>撤销 {0} 的签名</source>
        <translation>Take back the signature of {0}</translation>
    </message>
    <message>
        <source>{0} 怎么签的</source>
        <translation>How {0} signed</translation>
    </message>
    <message>
        <source>{0} 签的日期</source>
        <translation>When {0} signed</translation>
    </message>
    <message>
        <source>{0} 已签</source>
        <translation>{0} has signed</translation>
    </message>
    <message>
        <source>姓名或者名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>性别</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>统一社会信用代码</source>
        <translation>Credit code</translation>
    </message>
    <message>
        <source>法定代表人</source>
        <translation>Legal representative</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>代理人姓名</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>和当事人的关系</source>
        <translation>Relation to the party</translation>
    </message>
    <message>
        <source>代理权限</source>
        <translation>Authority</translation>
    </message>
    <message>
        <source>特别授权的事项</source>
        <translation>Powers that are named</translation>
    </message>
    <message>
        <source>授权到哪一天</source>
        <translation>Authority ends on</translation>
    </message>
    <message>
        <source>由代理人签字</source>
        <translation>The agent signs</translation>
    </message>
    <message>
        <source>授权书上写明的：承认、放弃、变更、和解、代领款</source>
        <translation>As the letter names them: admit, waive, alter, settle, collect payment</translation>
    </message>
    <message>
        <source>代理人</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>没有{0}</source>
        <translation>No {0}</translation>
    </message>
    <message>
        <source>第 {0} 版</source>
        <translation>Version {0}</translation>
    </message>
    <message>
        <source>第三人</source>
        <translation>Third party</translation>
    </message>
    <message>
        <source>用签名板签  Alt+S</source>
        <translation>Sign on the pad  Alt+S</translation>
    </message>
    <message>
        <source>去掉</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>去掉{0}</source>
        <translation>Remove {0}</translation>
    </message>
    <message>
        <source>加一个{0}（个人）</source>
        <translation>Add a person: {0}</translation>
    </message>
    <message>
        <source>加一个{0}（单位）</source>
        <translation>Add an employer: {0}</translation>
    </message>
</context>
<context>
    <name>aids</name>
    <message>
        <source>Tab 放入“{0}”：{1}&#x3000;Esc 不用</source>
        <translation>Tab puts in “{0}”: {1}  Esc leaves it</translation>
    </message>
    <message>
        <source>文字模板和宏</source>
        <translation>Text modules and macros</translation>
    </message>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>按 {0}</source>
        <translation>Press {0}</translation>
    </message>
</context>
<context>
    <name>application</name>
    <message>
        <source>前台</source>
        <translation>Front desk</translation>
    </message>
</context>
<context>
    <name>audit</name>
    <message>
        <source>（程序）</source>
        <translation>(program)</translation>
    </message>
    <message>
        <source>本机数据与中心记录不符，可能恢复过旧镜像</source>
        <translation>This machine&apos;s data do not fit the centre&apos;s records; an old image may have been restored</translation>
    </message>
    <message>
        <source>同步核对不一致，已从中心重读</source>
        <translation>Sync found a difference; read again from the centre</translation>
    </message>
    <message>
        <source>（无法读出）</source>
        <translation>(unreadable)</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>View</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>预览文书</source>
        <translation>Preview paper</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>听录音</source>
        <translation>Hear recording</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>异常</source>
        <translation>Fault</translation>
    </message>
    <message>
        <source>改设置</source>
        <translation>Change settings</translation>
    </message>
    <message>
        <source>显示完整号码</source>
        <translation>Show full number</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>解锁</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>锁定</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Log out</translation>
    </message>
    <message>
        <source>用人单位</source>
        <translation>Employer</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>案件</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>当事人</source>
        <translation>Party</translation>
    </message>
    <message>
        <source>接待</source>
        <translation>Receptions</translation>
    </message>
    <message>
        <source>录音</source>
        <translation>Recording</translation>
    </message>
    <message>
        <source>语句</source>
        <translation>Sentence</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>打印记录</source>
        <translation>Print record</translation>
    </message>
    <message>
        <source>流转</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>文号系列</source>
        <translation>Number series</translation>
    </message>
    <message>
        <source>文号</source>
        <translation>Document number</translation>
    </message>
    <message>
        <source>审计记录</source>
        <translation>Audit log</translation>
    </message>
    <message>
        <source>同步范围</source>
        <translation>Sync scope</translation>
    </message>
    <message>
        <source>席位</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>文号号段</source>
        <translation>Number block</translation>
    </message>
    <message>
        <source>录音设备</source>
        <translation>Recording device</translation>
    </message>
    <message>
        <source>导出审计记录 {0} 条（{1}）</source>
        <translation>Audit log exported: {0} entries ({1})</translation>
    </message>
    <message>
        <source>打印 {0} 份，打印机 {1}</source>
        <translation>Printed: {0} ×, printer {1}</translation>
    </message>
    <message>
        <source>第 {0} 条有问题</source>
        <translation>Entry {0} is faulty</translation>
    </message>
    <message>
        <source>{0}，理由：{1}</source>
        <translation>{0}; reason: {1}</translation>
    </message>
    <message>
        <source>第 {0} 条缺失</source>
        <translation>Entry {0} is missing</translation>
    </message>
    <message>
        <source>第 {0} 条被改动</source>
        <translation>Entry {0} was altered</translation>
    </message>
    <message>
        <source>第 {0} 条及以前与中心所见不符，整条链被重写过</source>
        <translation>Entries up to {0} are not what the centre saw: the whole chain was rewritten</translation>
    </message>
    <message>
        <source>中心见过的第 {0} 条不在了，链尾被截断过</source>
        <translation>Entry {0}, which the centre saw, is gone: the end of the chain was cut off</translation>
    </message>
    <message>
        <source>移动录音</source>
        <translation>Moved recording</translation>
    </message>
    <message>
        <source>合并</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>撤销合并</source>
        <translation>Undo merge</translation>
    </message>
    <message>
        <source>认定并非同一人</source>
        <translation>Told apart</translation>
    </message>
    <message>
        <source>曾用信息</source>
        <translation>Earlier values</translation>
    </message>
    <message>
        <source>并非同一人</source>
        <translation>Told apart</translation>
    </message>
    <message>
        <source>导出时间线 {0} 条（{1}）</source>
        <translation>Exported a timeline of {0} entries ({1})</translation>
    </message>
    <message>
        <source>接手草稿</source>
        <translation>Take over drafts</translation>
    </message>
    <message>
        <source>文书定稿</source>
        <translation>Paper made final</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Attachment</translation>
    </message>
    <message>
        <source>加扫描件</source>
        <translation>Scan added</translation>
    </message>
    <message>
        <source>移出扫描件</source>
        <translation>Take scan out</translation>
    </message>
    <message>
        <source>副卷</source>
        <translation>Internal part</translation>
    </message>
    <message>
        <source>正卷</source>
        <translation>Main part</translation>
    </message>
    <message>
        <source>导出文书（{0}）</source>
        <translation>Paper exported ({0})</translation>
    </message>
    <message>
        <source>导出卷宗{0}（{1}）</source>
        <translation>File exported, {0} ({1})</translation>
    </message>
    <message>
        <source>验一验</source>
        <translation>Verify a paper</translation>
    </message>
    <message>
        <source>登记坏页</source>
        <translation>Spoiled sheets noted</translation>
    </message>
    <message>
        <source>坏页</source>
        <translation>Spoiled sheets</translation>
    </message>
    <message>
        <source>交付</source>
        <translation>Handed to a party</translation>
    </message>
    <message>
        <source>建议更正规则</source>
        <translation>Proposed a correction rule</translation>
    </message>
    <message>
        <source>批准更正规则</source>
        <translation>Approved a correction rule</translation>
    </message>
    <message>
        <source>不用更正规则</source>
        <translation>Refused a correction rule</translation>
    </message>
    <message>
        <source>删除录音</source>
        <translation>Recording deleted</translation>
    </message>
    <message>
        <source>导入录音</source>
        <translation>Recording imported</translation>
    </message>
    <message>
        <source>知悉紧急提醒</source>
        <translation>Took note of an urgent notice</translation>
    </message>
    <message>
        <source>拨打电话</source>
        <translation>dialled</translation>
    </message>
    <message>
        <source>来电</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>电话设置</source>
        <translation>Telephone settings</translation>
    </message>
    <message>
        <source>，包括背对背谈话</source>
        <translation>, private talks included</translation>
    </message>
    <message>
        <source>导出谈话 {0} 句（{1}）{2}</source>
        <translation>Talk exported, {0} sentences ({1}){2}</translation>
    </message>
    <message>
        <source>统计报表</source>
        <translation>Statistics</translation>
    </message>
    <message>
        <source>旁看通话文字</source>
        <translation>read along in a call</translation>
    </message>
    <message>
        <source>通话文字被旁看</source>
        <translation>call was read along</translation>
    </message>
    <message>
        <source>给接听人发话</source>
        <translation>sent the clerk a line</translation>
    </message>
    <message>
        <source>收到带班的话</source>
        <translation>got a supervisor&apos;s line</translation>
    </message>
    <message>
        <source>准许庭审录音</source>
        <translation>Leave to record a hearing</translation>
    </message>
    <message>
        <source>告知语的录音</source>
        <translation>sound of the notice</translation>
    </message>
    <message>
        <source>密码错误</source>
        <translation>Wrong password</translation>
    </message>
    <message>
        <source>用恢复码打开</source>
        <translation>Opened with recovery shares</translation>
    </message>
    <message>
        <source>更换恢复码</source>
        <translation>Recovery shares renewed</translation>
    </message>
    <message>
        <source>添加账号</source>
        <translation>Account added</translation>
    </message>
    <message>
        <source>移除账号</source>
        <translation>Account removed</translation>
    </message>
    <message>
        <source>登记签名</source>
        <translation>Signature noted</translation>
    </message>
    <message>
        <source>登记交付</source>
        <translation>Delivery noted</translation>
    </message>
    <message>
        <source>发布文书模板</source>
        <translation>Paper template published</translation>
    </message>
    <message>
        <source>隔离内容再送</source>
        <translation>Quarantined change sent again</translation>
    </message>
    <message>
        <source>放弃隔离内容</source>
        <translation>Quarantined change discarded</translation>
    </message>
    <message>
        <source>账号</source>
        <translation>account</translation>
    </message>
    <message>
        <source>隔离内容</source>
        <translation>quarantined change</translation>
    </message>
    <message>
        <source>卷宗</source>
        <translation>case file</translation>
    </message>
    <message>
        <source>更正规则</source>
        <translation>correction rule</translation>
    </message>
    <message>
        <source>代码表</source>
        <translation>code list</translation>
    </message>
</context>
<context>
    <name>calculator</name>
    <message>
        <source>计算器</source>
        <translation>Calculators</translation>
    </message>
</context>
<context>
    <name>clerks</name>
    <message>
        <source>添加同事</source>
        <translation>Add a colleague</translation>
    </message>
    <message>
        <source>同事第一次用这台电脑，或密码由管理员重设以后，在这里登录一次。需要能连到中心。</source>
        <translation>A colleague who is new to this machine, or whose password the administrator has reset, logs in here once. The centre must be within reach.</translation>
    </message>
    <message>
        <source>添加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>修改密码</source>
        <translation>Change password</translation>
    </message>
    <message>
        <source>中心和这台电脑一起换成新密码，至少 8 个字符。需要能连到中心。</source>
        <translation>The centre and this machine change to the new password together, at least 8 characters. The centre must be within reach.</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>登录中心</source>
        <translation>Log in to the centre</translation>
    </message>
    <message>
        <source>中心不认现在的密码：密码可能在别处改过，或由管理员重设过。请输入中心的密码，以后这台电脑也用它打开。不输入也可以照常登记，只是不能上传。</source>
        <translation>The centre does not accept the current password: it may have been changed elsewhere or reset by the administrator. Please type the password of the centre; from now on it opens this machine too. Without it you can register as usual, but nothing is sent.</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Log in</translation>
    </message>
    <message>
        <source>新的恢复码</source>
        <translation>New recovery shares</translation>
    </message>
    <message>
        <source>重新生成三份恢复码。以前的三份立即作废，请收回销毁。</source>
        <translation>Makes three new recovery shares. The old three are void at once; please collect and destroy them.</translation>
    </message>
    <message>
        <source>生成</source>
        <translation>Make</translation>
    </message>
</context>
<context>
    <name>closing</name>
    <message>
        <source>统计报表</source>
        <translation>Statistics</translation>
    </message>
    <message>
        <source>件数按登记（办结按办结）的日子算，次数、人数、金额分开算；预警还没有数据，相应各栏空着。</source>
        <translation>Cases count by the day of registration (closed ones by that of closing); contacts, people and money are counted apart. There are no data on warnings yet: their fields stay blank.</translation>
    </message>
    <message>
        <source>预览  Alt+P</source>
        <translation>Preview  Alt+P</translation>
    </message>
</context>
<context>
    <name>conflicts</name>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>性别</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>证件号码</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>要求匿名</source>
        <translation>Wants to stay anonymous</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Employer</translation>
    </message>
    <message>
        <source>统一社会信用代码</source>
        <translation>Unified social credit code</translation>
    </message>
    <message>
        <source>单位地址</source>
        <translation>Employer&apos;s address</translation>
    </message>
    <message>
        <source>办理状态</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>来电类型</source>
        <translation>Kind of call</translation>
    </message>
    <message>
        <source>争议类型</source>
        <translation>Dispute</translation>
    </message>
    <message>
        <source>欠薪金额</source>
        <translation>Wages owed</translation>
    </message>
    <message>
        <source>涉及人数</source>
        <translation>People</translation>
    </message>
    <message>
        <source>职业</source>
        <translation>Occupation</translation>
    </message>
    <message>
        <source>用工形式</source>
        <translation>Contract</translation>
    </message>
    <message>
        <source>期间</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>诉求</source>
        <translation>Wish</translation>
    </message>
    <message>
        <source>反映情况</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>处理意见</source>
        <translation>Advice</translation>
    </message>
    <message>
        <source>案件是否作废</source>
        <translation>Case void or not</translation>
    </message>
    <message>
        <source>来电人是谁</source>
        <translation>Who the caller is</translation>
    </message>
    <message>
        <source>用人单位是哪家</source>
        <translation>Which employer it is</translation>
    </message>
    <message>
        <source>当事人是否作废</source>
        <translation>Party void or not</translation>
    </message>
    <message>
        <source>接待结束时间</source>
        <translation>End of reception</translation>
    </message>
    <message>
        <source>录音告知时间</source>
        <translation>Told of recording at</translation>
    </message>
    <message>
        <source>不录音办理</source>
        <translation>Served without recording</translation>
    </message>
    <message>
        <source>（空）</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>本席位</source>
        <translation>this desk</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>有效</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>未说明</source>
        <translation>Not stated</translation>
    </message>
    <message>
        <source>{0}：{1} 定为“{2}”；未采用“{3}”（{4}）</source>
        <translation>{0}: {1} settled on “{2}”; not taken: “{3}” ({4})</translation>
    </message>
    <message>
        <source>其他内容（{0}）</source>
        <translation>Other content ({0})</translation>
    </message>
    <message>
        <source>{0} 席位</source>
        <translation>desk {0}</translation>
    </message>
    <message>
        <source>{0}：{1} 写的“{2}”，后写的为准</source>
        <translation>{0}: {1} wrote “{2}”; the later text stands</translation>
    </message>
    <message>
        <source>{0} 人</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>男</source>
        <translation>Male</translation>
    </message>
    <message>
        <source>女</source>
        <translation>Female</translation>
    </message>
    <message>
        <source>证件种类</source>
        <translation>Kind of document</translation>
    </message>
    <message>
        <source>出生日期</source>
        <translation>Birth date</translation>
    </message>
    <message>
        <source>民族</source>
        <translation>Ethnicity</translation>
    </message>
    <message>
        <source>学历</source>
        <translation>Education</translation>
    </message>
    <message>
        <source>籍贯</source>
        <translation>Native region</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>Situation</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>（一张照片）</source>
        <translation>(a picture)</translation>
    </message>
    <message>
        <source>单位别名</source>
        <translation>Employer&apos;s other names</translation>
    </message>
    <message>
        <source>行业</source>
        <translation>Industry</translation>
    </message>
    <message>
        <source>登记类型（2011）</source>
        <translation>Registered type (2011)</translation>
    </message>
    <message>
        <source>单位类型（2023）</source>
        <translation>Type (2023)</translation>
    </message>
    <message>
        <source>所在地</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>单位电话</source>
        <translation>Employer&apos;s phone</translation>
    </message>
    <message>
        <source>法定代表人</source>
        <translation>Legal representative</translation>
    </message>
    <message>
        <source>职工人数</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>建会</source>
        <translation>Union</translation>
    </message>
    <message>
        <source>追回金额</source>
        <translation>Recovered</translation>
    </message>
    <message>
        <source>当事人角色</source>
        <translation>Role of a party</translation>
    </message>
    <message>
        <source>工伤情况</source>
        <translation>Injury</translation>
    </message>
    <message>
        <source>欠薪明细</source>
        <translation>Wage items</translation>
    </message>
    <message>
        <source>并入的案件</source>
        <translation>Case it was joined to</translation>
    </message>
    <message>
        <source>名单上的金额</source>
        <translation>Amount in the list</translation>
    </message>
    <message>
        <source>名单上的次序</source>
        <translation>Place in the list</translation>
    </message>
    <message>
        <source>劳动者</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>代表</source>
        <translation>Representative</translation>
    </message>
    <message>
        <source>承办人账号</source>
        <translation>Handler&apos;s account</translation>
    </message>
    <message>
        <source>承办人</source>
        <translation>Handler</translation>
    </message>
    <message>
        <source>办结结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>文书草稿的内容</source>
        <translation>Content of the draft paper</translation>
    </message>
    <message>
        <source>文书定稿或作废</source>
        <translation>Whether the paper is final or void</translation>
    </message>
    <message>
        <source>文书的文号</source>
        <translation>Number of the paper</translation>
    </message>
</context>
<context>
    <name>deadlines</name>
    <message>
        <source>日期请写成 2026-10-01 的样子。</source>
        <translation>Write the day like 2026-10-01.</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>dropped</translation>
    </message>
    <message>
        <source>中止中</source>
        <translation>suspended</translation>
    </message>
    <message>
        <source>不受期限限制</source>
        <translation>no limit</translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation>due today</translation>
    </message>
    <message>
        <source>&#x3000;可以申请先行援助，也可以代书仲裁申请</source>
        <translation>  Emergency legal aid can be asked for, or the application written for her.</translation>
    </message>
    <message>
        <source>对方已超期 {0} 天</source>
        <translation>other side {0} d overdue</translation>
    </message>
    <message>
        <source>已超期 {0} 天</source>
        <translation>{0} d overdue</translation>
    </message>
    <message>
        <source>为什么是这天：{0}</source>
        <translation>Why this day: {0}</translation>
    </message>
    <message>
        <source>规则表已经更新，这条仍按开始时的规则计算</source>
        <translation>the rule table is newer; this one runs by the rule it was begun by</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>仲裁时效：{0}（{1} 到期）</source>
        <translation>Limitation: {0} (ends {1})</translation>
    </message>
    <message>
        <source>{0} 已完成</source>
        <translation>done {0}</translation>
    </message>
    <message>
        <source>还剩 {0} 天</source>
        <translation>{0} d left</translation>
    </message>
    <message>
        <source>仲裁时效：{0}</source>
        <translation>Limitation: {0}</translation>
    </message>
    <message>
        <source>证明材料还没有写：{0}</source>
        <translation>no proof named yet for: {0}</translation>
    </message>
</context>
<context>
    <name>drafts</name>
    <message>
        <source>草稿</source>
        <translation>Draft</translation>
    </message>
</context>
<context>
    <name>employer roles</name>
    <message>
        <source>用人单位</source>
        <translation>Employer</translation>
    </message>
    <message>
        <source>劳务派遣单位</source>
        <translation>Dispatching employer</translation>
    </message>
    <message>
        <source>用工单位</source>
        <translation>Using employer</translation>
    </message>
    <message>
        <source>总包单位</source>
        <translation>Contractor</translation>
    </message>
    <message>
        <source>分包单位</source>
        <translation>Subcontractor</translation>
    </message>
    <message>
        <source>担保单位</source>
        <translation>Guarantor</translation>
    </message>
</context>
<context>
    <name>employers</name>
    <message>
        <source>又名 {0}</source>
        <translation>also {0}</translation>
    </message>
    <message>
        <source>近期 {0} 件</source>
        <translation>{0} cases lately</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>“{character}”（{code}）在本机的字体里没有字形，所以没有打印。</source>
        <translation>No font on this machine has “{character}” ({code}), so nothing was printed.</translation>
    </message>
    <message>
        <source>中心不允许</source>
        <translation>The centre does not allow it</translation>
    </message>
    <message>
        <source>中心地址不对</source>
        <translation>The centre&apos;s address is wrong</translation>
    </message>
    <message>
        <source>中心没有给出正确的回答（{what}），登记的内容都还在本机。</source>
        <translation>The centre did not answer properly ({what}). All that was registered is still on this machine.</translation>
    </message>
    <message>
        <source>中心的回答有问题</source>
        <translation>Something is wrong with the centre&apos;s answer</translation>
    </message>
    <message>
        <source>前台已经打开</source>
        <translation>The front desk is open already</translation>
    </message>
    <message>
        <source>取不到本机密钥</source>
        <translation>This machine&apos;s key cannot be read</translation>
    </message>
    <message>
        <source>另一个程序正在使用数据文件，这次没有写入，屏幕上的内容都还在。</source>
        <translation>Another program is using the data file. Nothing was written this time; all on the screen is still here.</translation>
    </message>
    <message>
        <source>可以选的有：{known}。</source>
        <translation>There are: {known}.</translation>
    </message>
    <message>
        <source>地址 {address} 不能使用。除本机练习外，地址要以 https:// 开头。</source>
        <translation>The address {address} cannot be used. It must begin with https://, unless you practise on this machine.</translation>
    </message>
    <message>
        <source>声音放不出来。</source>
        <translation>The sound cannot be played.</translation>
    </message>
    <message>
        <source>密码不对，或者这台电脑的密钥已经换过。数据没有任何改动。</source>
        <translation>The password is wrong, or this machine&apos;s key has changed. The data are untouched.</translation>
    </message>
    <message>
        <source>密码是对的，但数据文件 {file} 读不出来，可能已经损坏。文件没有被改动。</source>
        <translation>The password is right, but the data file {file} cannot be read; it may be damaged. The file is untouched.</translation>
    </message>
    <message>
        <source>密码连续输错，中心暂时不再接受这个账号登录。</source>
        <translation>The password was wrong several times in a row; for a while the centre does not let this account log in.</translation>
    </message>
    <message>
        <source>密钥文件 {file} 读不出来或被改动过。数据没有任何改动。</source>
        <translation>The key file {file} cannot be read or was changed. The data are untouched.</translation>
    </message>
    <message>
        <source>密钥文件有问题</source>
        <translation>Something is wrong with the key file</translation>
    </message>
    <message>
        <source>录音 {path} 不能打开：{reason}。</source>
        <translation>The recording {path} cannot be opened: {reason}.</translation>
    </message>
    <message>
        <source>录音中断</source>
        <translation>The recording was cut off</translation>
    </message>
    <message>
        <source>录音文件损坏</source>
        <translation>The recording&apos;s file is damaged</translation>
    </message>
    <message>
        <source>录音设备 {device} 已经 {seconds} 秒没有送来声音，可能被拔掉了。此前的录音已经保存。</source>
        <translation>The recording device {device} has sent no sound for {seconds} seconds; it may be unplugged. What was recorded before is kept.</translation>
    </message>
    <message>
        <source>恢复码不对</source>
        <translation>The recovery shares are wrong</translation>
    </message>
    <message>
        <source>打不开</source>
        <translation>Cannot be opened</translation>
    </message>
    <message>
        <source>打印服务里没有名为“{printer}”的打印机，没有打印。</source>
        <translation>The print system knows no printer “{printer}”. Nothing was printed.</translation>
    </message>
    <message>
        <source>打印机“{printer}”没有接收这份文书：{reason}。没有打印。</source>
        <translation>The printer “{printer}” did not take this paper: {reason}. Nothing was printed.</translation>
    </message>
    <message>
        <source>打印机没有接收</source>
        <translation>The printer did not take it</translation>
    </message>
    <message>
        <source>找不到打印机</source>
        <translation>Printer not found</translation>
    </message>
    <message>
        <source>数据文件不能写入</source>
        <translation>The data file cannot be written</translation>
    </message>
    <message>
        <source>数据文件或所在文件夹是只读的，这次没有写入，屏幕上的内容都还在。</source>
        <translation>The data file or its folder is read-only. Nothing was written this time; all on the screen is still here.</translation>
    </message>
    <message>
        <source>数据文件打不开</source>
        <translation>The data file cannot be opened</translation>
    </message>
    <message>
        <source>数据正被占用</source>
        <translation>The data are in use</translation>
    </message>
    <message>
        <source>数据由更新的程序写成</source>
        <translation>The data were written by a newer program</translation>
    </message>
    <message>
        <source>文件 {path} 不是能识别的录音，或者已经损坏（{reason}）。</source>
        <translation>The file {path} is no recording that we know, or it is damaged ({reason}).</translation>
    </message>
    <message>
        <source>文件不存在</source>
        <translation>there is no such file</translation>
    </message>
    <message>
        <source>无法读取录音文件</source>
        <translation>The sound file cannot be read</translation>
    </message>
    <message>
        <source>有字打印不出来</source>
        <translation>A character cannot be printed</translation>
    </message>
    <message>
        <source>本机</source>
        <translation>this machine</translation>
    </message>
    <message>
        <source>本机数据与中心记录不符</source>
        <translation>This machine&apos;s data do not fit the centre&apos;s records</translation>
    </message>
    <message>
        <source>本机的练习中心程序没有起来：{reason}。</source>
        <translation>The practice centre on this machine did not come up: {reason}.</translation>
    </message>
    <message>
        <source>本机程序的协议版本是 {desk}，中心的是 {centre}，登记的内容都还在本机。</source>
        <translation>This program speaks version {desk} of the protocol, the centre {centre}. All that was registered is still on this machine.</translation>
    </message>
    <message>
        <source>模型 {name} 的各个来源都没有成功：{reasons}。已下载的部分会保留，下次接着下载。</source>
        <translation>No source could give the model {name}: {reasons}. What has come is kept, and the next try goes on from there.</translation>
    </message>
    <message>
        <source>模型 {name} 的文件 {file} 与目录里登记的不一致。</source>
        <translation>The file {file} of the model {name} is not the one in the catalogue.</translation>
    </message>
    <message>
        <source>模型下载失败</source>
        <translation>The model could not be fetched</translation>
    </message>
    <message>
        <source>模型目录里没有 {name}。</source>
        <translation>The catalogue of models has no {name}.</translation>
    </message>
    <message>
        <source>没有可用的扬声器</source>
        <translation>No loudspeaker</translation>
    </message>
    <message>
        <source>没有可用的麦克风</source>
        <translation>No microphone</translation>
    </message>
    <message>
        <source>没有打印服务</source>
        <translation>No print system</translation>
    </message>
    <message>
        <source>没有语音识别模型</source>
        <translation>No speech model</translation>
    </message>
    <message>
        <source>没有这个模型</source>
        <translation>No such model</translation>
    </message>
    <message>
        <source>注册码不对</source>
        <translation>The enrolment code is wrong</translation>
    </message>
    <message>
        <source>登录不成功</source>
        <translation>Not logged in</translation>
    </message>
    <message>
        <source>登录已过期或账号已停用，暂时不能上传，登记的内容都还在本机。</source>
        <translation>The log-in has expired or the account is disabled, so nothing can be sent for now. All that was registered is still on this machine.</translation>
    </message>
    <message>
        <source>磁盘已满</source>
        <translation>The disk is full</translation>
    </message>
    <message>
        <source>程序会自动再试。一直这样，请联系管理员。</source>
        <translation>The program tries again by itself. If it stays like this, tell the administrator.</translation>
    </message>
    <message>
        <source>程序版本不一致</source>
        <translation>The programs&apos; versions differ</translation>
    </message>
    <message>
        <source>系统的密钥环没有打开，或者换成了另一个，里面没有这台电脑的密钥。数据没有任何改动。</source>
        <translation>The system&apos;s key ring is locked or was replaced by another one without this machine&apos;s key. The data are untouched.</translation>
    </message>
    <message>
        <source>线路不通，先照常登记，接通后自动上传。</source>
        <translation>The line is down. Go on registering; everything is sent when it is up again.</translation>
    </message>
    <message>
        <source>练习中心没有启动</source>
        <translation>The practice centre did not start</translation>
    </message>
    <message>
        <source>语音识别模型损坏</source>
        <translation>The speech model is damaged</translation>
    </message>
    <message>
        <source>请不要删除任何文件。请管理员用备份里的密钥文件或恢复码打开。</source>
        <translation>Please delete nothing. Have the administrator open it with the key file of a backup or the recovery shares.</translation>
    </message>
    <message>
        <source>请不要删除它。请联系管理员，用最近的备份恢复。</source>
        <translation>Please do not delete it. Have the administrator restore the latest backup.</translation>
    </message>
    <message>
        <source>请从备份恢复这个文件；如果没有备份，请联系管理员。</source>
        <translation>Please restore this file from a backup; without one, tell the administrator.</translation>
    </message>
    <message>
        <source>请先解锁系统的密钥环再打开前台。如果密钥环已经重建，请管理员用恢复码打开。</source>
        <translation>Please unlock the system&apos;s key ring, then open the front desk. If the key ring was made anew, have the administrator open it with the recovery shares.</translation>
    </message>
    <message>
        <source>请关闭多开的前台程序，然后再按一次保存。</source>
        <translation>Please close the other front desk program, then press Save again.</translation>
    </message>
    <message>
        <source>请关闭程序再试一次；仍然不行，请运行 qiantai doctor 并把结果交给管理员。</source>
        <translation>Please close the program and try again; if it still fails, run qiantai doctor and give the result to the administrator.</translation>
    </message>
    <message>
        <source>请再输入一次密码，注意大小写。仍然不行，请管理员用恢复码打开。</source>
        <translation>Please type the password again and mind capitals. If it still fails, have the administrator open it with the recovery shares.</translation>
    </message>
    <message>
        <source>请再输入一次，注意大小写。仍然不行，请联系管理员。</source>
        <translation>Please type it again and mind capitals. If it still fails, tell the administrator.</translation>
    </message>
    <message>
        <source>请切换到已经打开的窗口。</source>
        <translation>Please switch to the window that is open.</translation>
    </message>
    <message>
        <source>请删除不用的文件腾出空间，然后再按一次保存。</source>
        <translation>Please make room by deleting files that are not needed, then press Save again.</translation>
    </message>
    <message>
        <source>请升级{side}的程序。</source>
        <translation>Please update the program of {side}.</translation>
    </message>
    <message>
        <source>请向管理员核对地址。</source>
        <translation>Please check the address with the administrator.</translation>
    </message>
    <message>
        <source>请启动打印服务（systemctl start cups）后再打印；登记的内容已经保存。</source>
        <translation>Please start the print system (systemctl start cups), then print; what was registered is saved.</translation>
    </message>
    <message>
        <source>请在预览窗口下方另选一台打印机。</source>
        <translation>Please choose another printer below the preview.</translation>
    </message>
    <message>
        <source>请把本机的程序升级到最新版再打开。</source>
        <translation>Please update this program to the newest version, then open it.</translation>
    </message>
    <message>
        <source>请检查打印机是否停用或已满，然后再打印一次。</source>
        <translation>Please see whether the printer is stopped or full, then print again.</translation>
    </message>
    <message>
        <source>请检查网络后再试；没有网络时，把模型文件放进 U 盘，运行 qiantai models fetch {name} --from 文件夹。</source>
        <translation>Please check the network and try again; without one, put the model&apos;s files on a USB stick and run qiantai models fetch {name} --from FOLDER.</translation>
    </message>
    <message>
        <source>请检查耳机或音箱是否插好。</source>
        <translation>Please see whether headphones or loudspeakers are plugged in.</translation>
    </message>
    <message>
        <source>请检查话筒或电话录音盒是否插好，再在窗口下方的“话筒”里选择设备；也可以先手工登记。</source>
        <translation>Please see whether the microphone or the telephone adapter is plugged in, then choose the device under “Microphone” at the bottom of the window; you can also register by hand.</translation>
    </message>
    <message>
        <source>请用密码重新登录。</source>
        <translation>Please log in again with your password.</translation>
    </message>
    <message>
        <source>请等 {retry_after} 秒再试。</source>
        <translation>Please wait {retry_after} seconds, then try again.</translation>
    </message>
    <message>
        <source>请管理员安装补字字体（如 fonts-babelstone-han 或 fonts-hanazono）后再打印。</source>
        <translation>Please have the administrator install a font with rare characters (fonts-babelstone-han or fonts-hanazono), then print.</translation>
    </message>
    <message>
        <source>请联系管理员。</source>
        <translation>Please tell the administrator.</translation>
    </message>
    <message>
        <source>请联系管理员检查文件夹 {folder} 的权限，然后再按一次保存。</source>
        <translation>Please have the administrator check the rights of the folder {folder}, then press Save again.</translation>
    </message>
    <message>
        <source>请联系管理员，为这个席位重新发一个注册码。</source>
        <translation>Please have the administrator issue a new enrolment code for this desk.</translation>
    </message>
    <message>
        <source>请运行 qiantai models fetch {name} 重新安装。</source>
        <translation>Please run qiantai models fetch {name} to install it again.</translation>
    </message>
    <message>
        <source>请运行 qiantai models fetch {name}，或者用 --from 指定存有模型的文件夹或 U 盘。</source>
        <translation>Please run qiantai models fetch {name}, or name a folder or USB stick that has the model with --from.</translation>
    </message>
    <message>
        <source>请逐字核对，或向管理员要一个新的注册码。</source>
        <translation>Please check it letter by letter, or ask the administrator for a new code.</translation>
    </message>
    <message>
        <source>请逐词核对后再输入一次。</source>
        <translation>Please check them word by word and type them again.</translation>
    </message>
    <message>
        <source>请重新插好设备，然后点“继续录音”。</source>
        <translation>Please plug the device in again, then press “Go on recording”.</translation>
    </message>
    <message>
        <source>账号或密码不对，或者这台电脑没有在中心登记。</source>
        <translation>Account or password is wrong, or this machine is not enrolled at the centre.</translation>
    </message>
    <message>
        <source>超过时间没有响应</source>
        <translation>no answer in time</translation>
    </message>
    <message>
        <source>输错次数太多</source>
        <translation>Too many wrong tries</translation>
    </message>
    <message>
        <source>这个席位或账号没有这项权限，登记的内容都还在本机。</source>
        <translation>This desk or account may not do that. All that was registered is still on this machine.</translation>
    </message>
    <message>
        <source>这个席位的前台程序已经在运行，不能再开一个。</source>
        <translation>The program of this desk is running already; it cannot be opened twice.</translation>
    </message>
    <message>
        <source>这个注册码不存在，或者已经被别的电脑用过。</source>
        <translation>There is no such enrolment code, or another machine has used it.</translation>
    </message>
    <message>
        <source>这份数据的版本是 {found}，这个程序还不认识它。为了不损坏数据，没有打开。</source>
        <translation>These data have version {found}, which this program does not know. They were not opened, so that nothing is damaged.</translation>
    </message>
    <message>
        <source>这台电脑上还没有安装模型 {name}（文件夹 {folder}），录音照常进行，只是暂时不能转成文字。</source>
        <translation>The model {name} is not installed on this machine (folder {folder}). Calls are recorded as usual; they just do not become text for now.</translation>
    </message>
    <message>
        <source>这台电脑可能恢复过旧的系统镜像，或者有两台电脑用了同一个席位。登记的内容都还在本机，没有上传。</source>
        <translation>This machine may have been restored from an old image, or two machines use the same desk. All that was registered is still on this machine and was not sent.</translation>
    </message>
    <message>
        <source>这台电脑的打印服务（CUPS）没有安装或没有运行，没有打印。</source>
        <translation>The print system (CUPS) of this machine is not installed or not running. Nothing was printed.</translation>
    </message>
    <message>
        <source>这台电脑的磁盘没有空间了，刚才的内容没有写入，屏幕上的文字都还在。</source>
        <translation>This machine&apos;s disk has no room left. The last entry was not written; all on the screen is still here.</translation>
    </message>
    <message>
        <source>连不上中心</source>
        <translation>The centre cannot be reached</translation>
    </message>
    <message>
        <source>长时间连不上时，请联系管理员。</source>
        <translation>If it lasts, tell the administrator.</translation>
    </message>
    <message>
        <source>需要三份恢复码中的任意两份，每份 33 个词，都要属于这台电脑的数据。</source>
        <translation>Any two of the three recovery shares are needed, 33 words each, and both must belong to this machine&apos;s data.</translation>
    </message>
    <message>
        <source>需要重新登录</source>
        <translation>Please log in again</translation>
    </message>
    <message>
        <source>中心的证书不对</source>
        <translation>The centre&apos;s certificate is wrong</translation>
    </message>
    <message>
        <source>对方不能证明自己是中心：它的证书{why}。为了安全没有发送任何内容，登记的内容都还在本机。</source>
        <translation>The other side cannot prove that it is the centre: its certificate {why}. To be safe nothing was sent; all that was registered is still on this machine.</translation>
    </message>
    <message>
        <source>本机的信任证书文件 {file} 不存在或内容不对，不能连接中心。登记照常。</source>
        <translation>This machine&apos;s file of trusted certificates {file} is missing or wrong, so the centre cannot be reached. Registering goes on as usual.</translation>
    </message>
    <message>
        <source>证书文件读不出来</source>
        <translation>The certificate file cannot be read</translation>
    </message>
    <message>
        <source>请照常登记，并把这句话告诉管理员，请他检查中心的证书或网络。</source>
        <translation>Please go on registering, and tell the administrator this sentence: the centre&apos;s certificate or the network needs a look.</translation>
    </message>
    <message>
        <source>请管理员重新放置这个文件。</source>
        <translation>Please have the administrator put this file in place again.</translation>
    </message>
    <message>
        <source>不是本单位信任的机构签发的</source>
        <translation>is not from an authority that this site trusts</translation>
    </message>
    <message>
        <source>对方不支持安全的加密方式（TLS 1.2 以上）</source>
        <translation>is useless, since the other side knows no safe encryption (TLS 1.2 or newer)</translation>
    </message>
    <message>
        <source>已经过期</source>
        <translation>has expired</translation>
    </message>
    <message>
        <source>是发给另一台服务器的</source>
        <translation>was issued for another server</translation>
    </message>
    <message>
        <source>还没有生效，请先检查本机的日期和时间</source>
        <translation>is not valid yet: please check this machine&apos;s date and time first</translation>
    </message>
    <message>
        <source>中心暂时不能接收，先照常登记，恢复后自动上传。</source>
        <translation>The centre takes nothing for now. Go on registering; everything is sent when it is back.</translation>
    </message>
    <message>
        <source>{number} 已经作废、已退回，或者还在其他席位的号段里，没有改动。</source>
        <translation>{number} is void, was returned, or is still in another desk&apos;s block. Nothing was changed.</translation>
    </message>
    <message>
        <source>{series}〔{year}〕在本机的号段已经用完，现在没有取到号，案件照常办理。</source>
        <translation>This machine&apos;s block of {series} ({year}) is used up, so no number was taken. The case goes on as usual.</translation>
    </message>
    <message>
        <source>{what}。</source>
        <translation>{what}.</translation>
    </message>
    <message>
        <source>不能再送</source>
        <translation>Cannot be sent again</translation>
    </message>
    <message>
        <source>不能写入 {file}。这次导出已记入审计，文件没有生成。</source>
        <translation>{file} cannot be written. This export is noted in the audit log, but there is no file.</translation>
    </message>
    <message>
        <source>两边对不上</source>
        <translation>The two sides do not agree</translation>
    </message>
    <message>
        <source>中心已停用这个账号，或者不再允许它使用这个席位。输入的内容都已写在本机。</source>
        <translation>The centre has disabled this account or no longer lets it use this desk. All that was typed is kept on this machine.</translation>
    </message>
    <message>
        <source>中心已经换成新密码，但这台电脑没有写成，原来的密码仍然能打开这台电脑。</source>
        <translation>The centre has the new password, but this machine could not write it down. The old password still opens this machine.</translation>
    </message>
    <message>
        <source>中心现在的签名密钥与本席位登记时的不同，回执没有采用。</source>
        <translation>The centre&apos;s signing key is not the one it had when this desk was enrolled. The receipt was not accepted.</translation>
    </message>
    <message>
        <source>中心的签名密钥变了</source>
        <translation>The centre&apos;s signing key has changed</translation>
    </message>
    <message>
        <source>中心给的回执签名不对，或说的不是这次日结，没有采用。</source>
        <translation>The signature of the centre&apos;s receipt is wrong, or the receipt is for another day&apos;s closing. It was not accepted.</translation>
    </message>
    <message>
        <source>中心还没有收全</source>
        <translation>The centre does not have everything yet</translation>
    </message>
    <message>
        <source>作废文号要有原因，文号没有改动。</source>
        <translation>Voiding a document number needs a reason. The number was not changed.</translation>
    </message>
    <message>
        <source>别的席位刚有新内容</source>
        <translation>Another desk has just sent something new</translation>
    </message>
    <message>
        <source>回执不可信</source>
        <translation>The receipt cannot be trusted</translation>
    </message>
    <message>
        <source>太久没有连上中心</source>
        <translation>Out of touch with the centre for too long</translation>
    </message>
    <message>
        <source>密码太短</source>
        <translation>The password is too short</translation>
    </message>
    <message>
        <source>密码至少要 8 个字符，现在的密码没有改动。</source>
        <translation>The password needs at least 8 characters. The current password was not changed.</translation>
    </message>
    <message>
        <source>密钥文件 {file} 不能写入，原来的密码照旧能用，数据没有任何改动。</source>
        <translation>The key file {file} cannot be written. The old password still works, and the data are untouched.</translation>
    </message>
    <message>
        <source>密钥文件没有写成</source>
        <translation>The key file was not written</translation>
    </message>
    <message>
        <source>导出审计记录要写明理由，没有生成文件。</source>
        <translation>Exporting the audit log needs a reason. No file was made.</translation>
    </message>
    <message>
        <source>已经取过 {number}，没有再取。</source>
        <translation>{number} was taken already. No other number was taken.</translation>
    </message>
    <message>
        <source>您的角色不能做这件事，内容没有任何改动。</source>
        <translation>Your role may not do this. Nothing was changed.</translation>
    </message>
    <message>
        <source>接通中心后程序会自动领取新号段，那时再取号；也可以先请同站点的其他席位出具文书。</source>
        <translation>Once the centre is reached, a new block is fetched by itself; take the number then. Or have another desk of this station issue the paper.</translation>
    </message>
    <message>
        <source>放弃一条内容要写下原因，原因会留在审计记录里。</source>
        <translation>Dropping an entry needs a reason, which is kept in the audit log.</translation>
    </message>
    <message>
        <source>文件写不进去</source>
        <translation>The file cannot be written</translation>
    </message>
    <message>
        <source>新密码和现在的一样</source>
        <translation>The new password is the same as the current one</translation>
    </message>
    <message>
        <source>新密码要和现在的不同，现在的密码没有改动。</source>
        <translation>The new password must differ from the current one. The current password was not changed.</translation>
    </message>
    <message>
        <source>本席位的内容还没有全部到达中心，这次没有给回执。</source>
        <translation>Not everything of this desk has reached the centre, so there is no receipt this time.</translation>
    </message>
    <message>
        <source>本机与中心的内容核对不一致，没有给回执，登记的内容都还在本机。</source>
        <translation>The content here and at the centre does not agree, so there is no receipt. All that was registered is still on this machine.</translation>
    </message>
    <message>
        <source>本机没有可用的文号了</source>
        <translation>This machine has no document numbers left</translation>
    </message>
    <message>
        <source>本机的密码没有换成</source>
        <translation>The password of this machine was not changed</translation>
    </message>
    <message>
        <source>核对的时候别的席位又传来了新内容，要先读完再核对。</source>
        <translation>During the check another desk sent something new, which must be read first.</translation>
    </message>
    <message>
        <source>模型文件夹的路径里有中文</source>
        <translation>The path of the model folder has Chinese characters</translation>
    </message>
    <message>
        <source>每个词都在词表里，但合起来不对，有词抄错或顺序颠倒</source>
        <translation>Every word is in the list, but together they are wrong: a word was miscopied or the order is mixed up</translation>
    </message>
    <message>
        <source>没有这项权限</source>
        <translation>No right to do this</translation>
    </message>
    <message>
        <source>程序会接着上传，收全后自动补上回执。</source>
        <translation>The program goes on sending; the receipt follows by itself once all has arrived.</translation>
    </message>
    <message>
        <source>程序会自动再核对一次。</source>
        <translation>The program checks once more by itself.</translation>
    </message>
    <message>
        <source>第 {share} 份恢复码不对</source>
        <translation>Recovery share {share} is wrong</translation>
    </message>
    <message>
        <source>管理员给的是一次性密码。</source>
        <translation>The administrator has given you a one-time password.</translation>
    </message>
    <message>
        <source>要换号，请先把它作废并写明原因。</source>
        <translation>For another number, please void this one first and state the reason.</translation>
    </message>
    <message>
        <source>记录太多</source>
        <translation>Too many entries</translation>
    </message>
    <message>
        <source>请再填两次自己的新密码。</source>
        <translation>Please also type a new password of your own, twice.</translation>
    </message>
    <message>
        <source>请写一句作废的原因，例如“打印错误，重新出具”。</source>
        <translation>Please write one sentence on why it is void, for example “Misprinted, issued again”.</translation>
    </message>
    <message>
        <source>请写一句原因再放弃。</source>
        <translation>Please write one sentence of reason, then drop it.</translation>
    </message>
    <message>
        <source>请写一句用途，例如“季度检查”。</source>
        <translation>Please write one sentence on its use, for example “Quarterly inspection”.</translation>
    </message>
    <message>
        <source>请写明原因放弃它；需要的话重新登记。</source>
        <translation>Please drop it and state the reason; register it anew if needed.</translation>
    </message>
    <message>
        <source>请刷新后再看；其他席位号段里的号，请在那个席位上作废或退回。</source>
        <translation>Please refresh and look again. A number in another desk&apos;s block must be voided or returned at that desk.</translation>
    </message>
    <message>
        <source>请向管理员核实：中心若确实换过，请为这个席位重新发登记码。</source>
        <translation>Please ask the administrator: if the centre&apos;s key was indeed changed, this desk needs a new enrolment code.</translation>
    </message>
    <message>
        <source>请对照纸上的词核对。</source>
        <translation>Please compare with the words on paper.</translation>
    </message>
    <message>
        <source>请把环境变量 QIANTAI_MODELS 设为路径里没有中文的文件夹，再运行 qiantai models fetch {name}。</source>
        <translation>Please set the environment variable QIANTAI_MODELS to a folder whose path has no Chinese characters, then run qiantai models fetch {name}.</translation>
    </message>
    <message>
        <source>请按 F12 再同步一次；仍然对不上，请联系管理员。</source>
        <translation>Please press F12 to sync again; if they still do not agree, tell the administrator.</translation>
    </message>
    <message>
        <source>请按日期或人员筛选，或者导出为 CSV。</source>
        <translation>Please narrow it by date or person, or export as CSV.</translation>
    </message>
    <message>
        <source>请换一个。</source>
        <translation>Please choose another one.</translation>
    </message>
    <message>
        <source>请换一个文件夹再试。</source>
        <translation>Please try another folder.</translation>
    </message>
    <message>
        <source>请换一个长一些的密码，例如几个词连在一起。</source>
        <translation>Please choose a longer password, for example several words joined together.</translation>
    </message>
    <message>
        <source>请接通线路后再输入密码。接不通时，请联系管理员。</source>
        <translation>Please connect the line, then type the password again. If it stays down, tell the administrator.</translation>
    </message>
    <message>
        <source>请检查磁盘空间，然后再登录一次，程序会请您输入新密码。</source>
        <translation>Please check the disk space, then log in once more; the program will ask for your new password.</translation>
    </message>
    <message>
        <source>请等 {seconds} 秒再试。</source>
        <translation>Please wait {seconds} seconds, then try again.</translation>
    </message>
    <message>
        <source>请管理员检查文件夹的权限，然后再试一次。</source>
        <translation>Please have the administrator check the rights of the folder, then try again.</translation>
    </message>
    <message>
        <source>请联系管理员。其他同事可以照常登录。</source>
        <translation>Please tell the administrator. Other colleagues can log in as usual.</translation>
    </message>
    <message>
        <source>请联系管理员；日结保留为待回执。</source>
        <translation>Please tell the administrator; the day&apos;s closing goes on waiting for its receipt.</translation>
    </message>
    <message>
        <source>请让同事登录后选“添加同事”，您输入账号和密码，以后就能自己登录。</source>
        <translation>Please have a colleague log in and choose “Add a colleague”, then type your account and password. From then on you can log in yourself.</translation>
    </message>
    <message>
        <source>请让有权限的同事登录后办理。</source>
        <translation>Please have a colleague with the right log in and do it.</translation>
    </message>
    <message>
        <source>账号 {account} 第一次用这台电脑，要由已经登录的同事添加一次。</source>
        <translation>The account {account} is new to this machine. A colleague who is logged in must add it once.</translation>
    </message>
    <message>
        <source>账号已停用</source>
        <translation>The account is disabled</translation>
    </message>
    <message>
        <source>还没有写原因</source>
        <translation>No reason given yet</translation>
    </message>
    <message>
        <source>这个文号不能作废</source>
        <translation>This document number cannot be voided</translation>
    </message>
    <message>
        <source>这个案件已经有文号</source>
        <translation>This case has a document number already</translation>
    </message>
    <message>
        <source>这个账号在这台电脑上连续输错密码，现在不再接受。数据没有任何改动。</source>
        <translation>The password of this account was wrong on this machine several times in a row, so it is not accepted for now. The data are untouched.</translation>
    </message>
    <message>
        <source>这个账号还没有在这台电脑上用过</source>
        <translation>This account was never used on this machine</translation>
    </message>
    <message>
        <source>这台电脑已经超过 {days} 天没有和中心联系，按规定先锁定。输入的内容都还在本机。</source>
        <translation>This machine has not been in touch with the centre for more than {days} days, so by the rules it is locked. All that was typed is still on this machine.</translation>
    </message>
    <message>
        <source>这条内容所属的记录已经不在本机。</source>
        <translation>The record this entry belongs to is no longer on this machine.</translation>
    </message>
    <message>
        <source>选出了 {rows} 条，PDF 一次最多 {most} 条，没有生成文件。</source>
        <translation>{rows} entries are selected; a PDF holds at most {most}. No file was made.</translation>
    </message>
    <message>
        <source>需要写明原因</source>
        <translation>A reason is needed</translation>
    </message>
    <message>
        <source>需要写明理由</source>
        <translation>A reason is needed</translation>
    </message>
    <message>
        <source>需要设新密码</source>
        <translation>A new password is needed</translation>
    </message>
    <message>
        <source>没有读到证件</source>
        <translation>No card was read</translation>
    </message>
    <message>
        <source>程序里还没有这种读卡器的驱动。</source>
        <translation>The program has no driver for such a reader yet. </translation>
    </message>
    <message>
        <source>请把证件平放在读卡器上，再按 Ctrl+R。</source>
        <translation>Lay the card flat on the reader and press Ctrl+R again.</translation>
    </message>
    <message>
        <source>请检查连线后再试；也可以直接录入证件号码。</source>
        <translation>Check the cable and try again, or type the number.</translation>
    </message>
    <message>
        <source>请直接录入证件号码；像键盘一样打字的读卡器和扫码枪不用设置，直接刷就行。</source>
        <translation>Type the number. Readers and scanners that type like a keyboard need no setting: just use them.</translation>
    </message>
    <message>
        <source>读卡器上没有证件，或者证件放得不正。</source>
        <translation>There is no card on the reader, or it does not lie straight. </translation>
    </message>
    <message>
        <source>读卡器拔掉了，或者被别的程序占用。</source>
        <translation>The reader was pulled out, or another program has it. </translation>
    </message>
    <message>
        <source>读卡器没有反应</source>
        <translation>The card reader does not answer</translation>
    </message>
    <message>
        <source>这台电脑没有接读卡器</source>
        <translation>This machine has no card reader</translation>
    </message>
    <message>
        <source>不能移到别的站点</source>
        <translation>Not to another station</translation>
    </message>
    <message>
        <source>录音只能移到本站点的接待，什么都没有改动。</source>
        <translation>A recording can only go to a reception of this station; nothing was changed.</translation>
    </message>
    <message>
        <source>录音还没结束</source>
        <translation>The recording is still running</translation>
    </message>
    <message>
        <source>请先挂断，等录音存好再移。</source>
        <translation>Hang up first and wait until the recording is stored.</translation>
    </message>
    <message>
        <source>请选本站点的接待。</source>
        <translation>Choose a reception of this station.</translation>
    </message>
    <message>
        <source>这段录音还在进行，现在不能移到别的接待。</source>
        <translation>This recording is still being made and cannot be moved now.</translation>
    </message>
    <message>
        <source>不能合并</source>
        <translation>Cannot be merged</translation>
    </message>
    <message>
        <source>不能撤销这次合并</source>
        <translation>This merge cannot be undone</translation>
    </message>
    <message>
        <source>其中一条记录已经作废、已经并入别的记录，或者属于别的站点。没有任何改动。</source>
        <translation>One of the records is void, was merged into another already, or belongs to another station. Nothing was changed.</translation>
    </message>
    <message>
        <source>如果后来又合并过，请先撤销后一次合并。</source>
        <translation>If there was a later merge, undo that one first.</translation>
    </message>
    <message>
        <source>它已经撤销过，或者保留的那条记录后来又并入了别的记录。没有任何改动。</source>
        <translation>It was undone already, or the kept record was merged into another since. Nothing was changed.</translation>
    </message>
    <message>
        <source>请重新打开查重的列表再看一次。</source>
        <translation>Open the list of duplicates again and look once more.</translation>
    </message>
    <message>
        <source>“{name}”已经在用人单位里，这次没有保存，填写的内容都还在。</source>
        <translation>“{name}” is among the employers already. Nothing was saved; what you wrote is still here.</translation>
    </message>
    <message>
        <source>单位名称是空的，这次没有保存，填写的内容都还在。</source>
        <translation>The employer&apos;s name is empty. Nothing was saved; what you wrote is still here.</translation>
    </message>
    <message>
        <source>单位没有名称</source>
        <translation>An employer without a name</translation>
    </message>
    <message>
        <source>已经有这个单位</source>
        <translation>This employer is known already</translation>
    </message>
    <message>
        <source>请写上单位全称，然后再按一次保存。</source>
        <translation>Please write the full name and save again.</translation>
    </message>
    <message>
        <source>请查找并打开原来的记录，在那里修改；如果是另一家，请写出能区分的全称。</source>
        <translation>Please find and open the record there is, and change that; if it is another one, write a full name that tells them apart.</translation>
    </message>
    <message>
        <source>“{name}”不是能读的表格，或者设了密码、已经损坏。内容没有任何改动。</source>
        <translation>“{name}” is no sheet that can be read, or is under a password or damaged. Nothing was changed.</translation>
    </message>
    <message>
        <source>“{name}”太大，不像一份名单。内容没有任何改动。</source>
        <translation>“{name}” is too large for a list of persons. Nothing was changed.</translation>
    </message>
    <message>
        <source>其中有案件已经并入别的案件、已经作废，或者不是同一个用人单位。内容没有任何改动。</source>
        <translation>One of the cases was joined elsewhere, made void, or is of another employer. Nothing was changed.</translation>
    </message>
    <message>
        <source>名单文件太大</source>
        <translation>The file is too large</translation>
    </message>
    <message>
        <source>名单文件打不开</source>
        <translation>The file cannot be opened</translation>
    </message>
    <message>
        <source>请关闭这个窗口再打开，看最新的情况。</source>
        <translation>Close this window and open it again to see how things are now.</translation>
    </message>
    <message>
        <source>请只选中名单的部分，复制，再粘贴到这里。</source>
        <translation>Select the list alone, copy it, and paste it here.</translation>
    </message>
    <message>
        <source>请在表格软件里打开它，选中名单复制，再粘贴到这里。</source>
        <translation>Open it in a spreadsheet program, copy the list, and paste it here.</translation>
    </message>
    <message>
        <source>这些案件现在不能并在一起</source>
        <translation>These cases cannot be joined now</translation>
    </message>
    <message>
        <source>保存的筛选太多</source>
        <translation>Too many saved filters</translation>
    </message>
    <message>
        <source>名字要写 1 到 20 个字，筛选没有保存。</source>
        <translation>A name has 1 to 20 characters; the filter was not saved.</translation>
    </message>
    <message>
        <source>每人最多保存 50 个筛选，这一个没有保存。</source>
        <translation>Everybody keeps 50 filters at most; this one was not saved.</translation>
    </message>
    <message>
        <source>筛选还没有名字</source>
        <translation>The filter has no name yet</translation>
    </message>
    <message>
        <source>请先删掉不用的。</source>
        <translation>Please delete some that are not used first.</translation>
    </message>
    <message>
        <source>请写一个自己看得懂的名字，例如“本月来访”。</source>
        <translation>Please write a name that you understand, such as “Visits this month”.</translation>
    </message>
    <message>
        <source>{day} 不能用作期限的起算日。</source>
        <translation>{day} is no day that a deadline can run from. </translation>
    </message>
    <message>
        <source>{of}（{day}），不受期限限制</source>
        <translation>{of} ({day}), no limit</translation>
    </message>
    <message>
        <source>{what}</source>
        <translation>{what} </translation>
    </message>
    <message>
        <source>{years} 年的放假安排还没有导入，先只按周末推算，导入后要重新核对</source>
        <translation>the calendar of {years} is not here yet: counted by weekends alone, to be checked once it has come</translation>
    </message>
    <message>
        <source>“{name}”是双方约定的日期，要填上约定的是哪一天。</source>
        <translation>“{name}” is a day that the parties agree on: it has to be given. </translation>
    </message>
    <message>
        <source>不能这样改期限</source>
        <translation>The deadline cannot be changed so</translation>
    </message>
    <message>
        <source>什么都没有改动，请核对日期和材料。</source>
        <translation>Nothing has changed; check the day and the paper.</translation>
    </message>
    <message>
        <source>从{of}（{day}）的前一天起往前</source>
        <translation>backwards from the day before {of} ({day})</translation>
    </message>
    <message>
        <source>从{of}（{day}）的次日起算</source>
        <translation>from the day after {of} ({day})</translation>
    </message>
    <message>
        <source>依据{law}：</source>
        <translation>By {law}: </translation>
    </message>
    <message>
        <source>双方约定 {day}</source>
        <translation>the parties agreed on {day}</translation>
    </message>
    <message>
        <source>延长后的日期要晚于现在的到期日。</source>
        <translation>The new day must be later than the present one.</translation>
    </message>
    <message>
        <source>恢复的日子要晚于中止的日子。</source>
        <translation>It must be resumed later than it was suspended.</translation>
    </message>
    <message>
        <source>日期不对</source>
        <translation>This is no day</translation>
    </message>
    <message>
        <source>没有这条期限规则</source>
        <translation>No such rule</translation>
    </message>
    <message>
        <source>没有这条法条</source>
        <translation>No such article</translation>
    </message>
    <message>
        <source>法律没有规定这条期限可以中止或者中断。</source>
        <translation>The law knows no suspension or interruption of this deadline.</translation>
    </message>
    <message>
        <source>法律没有规定这条期限可以延长。</source>
        <translation>The law knows no extension of this deadline.</translation>
    </message>
    <message>
        <source>程序里没有 {article}。收着的法规有：{known}。</source>
        <translation>The program has no {article}. It has: {known}. </translation>
    </message>
    <message>
        <source>缺少约定的日期</source>
        <translation>The agreed day is missing</translation>
    </message>
    <message>
        <source>规则的编号是 T01 到 T38，有几个环节的在后面加上环节，例如 T08.decide。</source>
        <translation>Rules are called T01 to T38, with a stage where there are several: T08.decide.</translation>
    </message>
    <message>
        <source>规则表里没有 {code}。</source>
        <translation>The rule table has no {code}. </translation>
    </message>
    <message>
        <source>请写成 2026-10-01 的样子，1995 年到 2100 年之间。</source>
        <translation>Write it like 2026-10-01, between 1995 and 2100.</translation>
    </message>
    <message>
        <source>请写明延到哪一天。</source>
        <translation>Say until which day.</translation>
    </message>
    <message>
        <source>请写明证明材料。</source>
        <translation>Name the paper that proves it.</translation>
    </message>
    <message>
        <source>请看协议书上的履行日期，分期的每期填一条。</source>
        <translation>See the agreement; one deadline for each instalment.</translation>
    </message>
    <message>
        <source>超过了法律允许延长的天数。</source>
        <translation>This is longer than the law allows.</translation>
    </message>
    <message>
        <source>这一天在起算日之前。</source>
        <translation>This day is before the beginning.</translation>
    </message>
    <message>
        <source>这一天期限已经届满，不能再改。</source>
        <translation>On this day the deadline was over already.</translation>
    </message>
    <message>
        <source>这条期限已经中止了。</source>
        <translation>It is suspended already.</translation>
    </message>
    <message>
        <source>这条期限已经结束。</source>
        <translation>It is over already.</translation>
    </message>
    <message>
        <source>这条期限没有中止。</source>
        <translation>It is not suspended.</translation>
    </message>
    <message>
        <source>这条规则自 {day} 起施行，起算日在它之前</source>
        <translation>this rule is in force since {day}, later than the beginning</translation>
    </message>
    <message>
        <source>这段时间和以前的中止重叠。</source>
        <translation>This overlaps an earlier suspension.</translation>
    </message>
    <message>
        <source>（休息日，条文没有说顺延）</source>
        <translation> (a day off; no article moves it)</translation>
    </message>
    <message>
        <source>（这天是休息日）</source>
        <translation> (a day off)</translation>
    </message>
    <message>
        <source>，{days} 调休上班计入</source>
        <translation>, {days} worked as make-up days</translation>
    </message>
    <message>
        <source>，休息日，依{article}顺延到 {day}</source>
        <translation>, a day off, moved by {article} to {day}</translation>
    </message>
    <message>
        <source>，数 {length} 个工作日</source>
        <translation>, {length} working days</translation>
    </message>
    <message>
        <source>，数 {length} 天（自然日）</source>
        <translation>, {length} calendar days</translation>
    </message>
    <message>
        <source>，最后一日是 {day}</source>
        <translation>, the last is {day}</translation>
    </message>
    <message>
        <source>，满 {length} 年</source>
        <translation>, {length} year(s)</translation>
    </message>
    <message>
        <source>，跳过放假 {days} 天</source>
        <translation>, {days} days off passed over</translation>
    </message>
    <message>
        <source>；{day} 的“{reason}”不在期限内，不中断</source>
        <translation>; “{reason}” of {day} lies outside and interrupts nothing</translation>
    </message>
    <message>
        <source>；{day}“{reason}”，中断，从这天重新起算</source>
        <translation>; {day} “{reason}” interrupts it: it begins anew</translation>
    </message>
    <message>
        <source>；{start} 至 {end} 中止，{days} 天不计入</source>
        <translation>; suspended {start} to {end}, {days} days not counted</translation>
    </message>
    <message>
        <source>；{start} 起中止</source>
        <translation>; suspended from {start}</translation>
    </message>
    <message>
        <source>；中止还没有结束，到期日等恢复后再算</source>
        <translation>; still suspended: the day is known when it is resumed</translation>
    </message>
    <message>
        <source>；延期到 {until}（{paper}）</source>
        <translation>; extended to {until} ({paper})</translation>
    </message>
    <message>
        <source>；延长 {days} 天（{paper}）</source>
        <translation>; extended by {days} days ({paper})</translation>
    </message>
    <message>
        <source>接收的站点不在名单里，或者就是案件所在的站点。</source>
        <translation>The receiving station is not in the list, or is the one where the case is.</translation>
    </message>
    <message>
        <source>案件不在本站点</source>
        <translation>The case is not at this station</translation>
    </message>
    <message>
        <source>案件已经不在本机</source>
        <translation>The case is no longer on this machine</translation>
    </message>
    <message>
        <source>案件已经并案</source>
        <translation>The case is joined to another</translation>
    </message>
    <message>
        <source>案件已经移交给别的站点，或者已经作废。内容没有任何改动。</source>
        <translation>The case has been handed to another station, or is void. Nothing was changed.</translation>
    </message>
    <message>
        <source>案件正在移交</source>
        <translation>The case is being handed over</translation>
    </message>
    <message>
        <source>没有选接收站点</source>
        <translation>No station to hand it to</translation>
    </message>
    <message>
        <source>移交的情况已经变了</source>
        <translation>The hand-over has moved on</translation>
    </message>
    <message>
        <source>请从名单里另选一个站点；名单由中心下发，请先同步。</source>
        <translation>Please choose another station from the list; the centre sends the list, so sync first.</translation>
    </message>
    <message>
        <source>请写一句再办理。</source>
        <translation>Please write a sentence first.</translation>
    </message>
    <message>
        <source>请移交那件案件，或先解除并案。</source>
        <translation>Please hand that case over, or take this one out of it first.</translation>
    </message>
    <message>
        <source>请等对方接收或退回，或先撤回那一次移交。</source>
        <translation>Please wait until it is accepted or returned, or withdraw that hand-over first.</translation>
    </message>
    <message>
        <source>还没有写内容</source>
        <translation>Nothing written yet</translation>
    </message>
    <message>
        <source>还要补充的内容，请复制下来告诉接收的站点；需要的话重新登记。</source>
        <translation>Please copy what is still to be added and tell the receiving station; register it anew if needed.</translation>
    </message>
    <message>
        <source>这件案件已经有一次移交在等对方接收，现在不能再移交。</source>
        <translation>A hand-over of this case waits for the other station to accept it; it cannot be handed over again now.</translation>
    </message>
    <message>
        <source>这件案件已经移交给别的站点，本机不再保存它。屏幕上的文字都还在。</source>
        <translation>This case has been handed to another station and is no longer kept here. What stands on the screen is still there.</translation>
    </message>
    <message>
        <source>这件案件并在案件 {number} 里，要和它一起移交。</source>
        <translation>This case is joined to case {number} and goes with that one.</translation>
    </message>
    <message>
        <source>这次移交已经被接收、退回或撤回，内容没有任何改动。</source>
        <translation>This hand-over has been accepted, returned or withdrawn already; nothing was changed.</translation>
    </message>
    <message>
        <source>退回、撤回要写明原因，反馈要写明结果，对方会看到。</source>
        <translation>A return or withdrawal needs its reason, an answer its result; the other side will see it.</translation>
    </message>
    <message>
        <source>{name} 要填 0 到 {most} 之间的整数，内容没有保存。</source>
        <translation>{name} takes a whole number from 0 to {most}; nothing was saved. </translation>
    </message>
    <message>
        <source>{numbers} 在批量办理之后又有改动，这一批没有撤销。</source>
        <translation>{numbers} were changed after the batch; it was not undone. </translation>
    </message>
    <message>
        <source>{why}内容没有任何改动。</source>
        <translation>{why}Nothing was changed. </translation>
    </message>
    <message>
        <source>不能分派给这个账号</source>
        <translation>Cannot assign to this account</translation>
    </message>
    <message>
        <source>不能审批自己提出的</source>
        <translation>You cannot decide what you asked for</translation>
    </message>
    <message>
        <source>不能质检自己办的案件</source>
        <translation>You cannot check your own case</translation>
    </message>
    <message>
        <source>分数不对</source>
        <translation>The marks are not right</translation>
    </message>
    <message>
        <source>单件的改动请打开案件办理。</source>
        <translation>For a single case, open it.</translation>
    </message>
    <message>
        <source>同样的申请已经在等审批。</source>
        <translation>The same has been asked for and waits. </translation>
    </message>
    <message>
        <source>已经由这位同事承办。</source>
        <translation>This colleague handles it already.</translation>
    </message>
    <message>
        <source>您的角色不能做这一步。</source>
        <translation>Your role cannot do this step. </translation>
    </message>
    <message>
        <source>情况已经变了</source>
        <translation>Things have changed</translation>
    </message>
    <message>
        <source>批量办理之后又有改动</source>
        <translation>Changed since the batch</translation>
    </message>
    <message>
        <source>提出之后，这件案件已经变动或已有人审批，这次没有作任何改动。</source>
        <translation>Since it was asked the case has moved on, or somebody has decided; nothing was changed. </translation>
    </message>
    <message>
        <source>案件正在转办，要等对方接收或退回。</source>
        <translation>The case is being handed over; the other side has yet to accept or return it. </translation>
    </message>
    <message>
        <source>案件现在的状态不能做这一步。</source>
        <translation>This step cannot be done from the state the case is in. </translation>
    </message>
    <message>
        <source>检查清单还没完成</source>
        <translation>The checklist is not finished</translation>
    </message>
    <message>
        <source>没有可以撤销的批量办理</source>
        <translation>No batch to undo</translation>
    </message>
    <message>
        <source>现在不能这样流转</source>
        <translation>This cannot be done now</translation>
    </message>
    <message>
        <source>请从列出的人员里选一位。</source>
        <translation>Please choose one of those listed.</translation>
    </message>
    <message>
        <source>请先写提醒的内容。</source>
        <translation>Write the reminder first.</translation>
    </message>
    <message>
        <source>请先选一位承办人。</source>
        <translation>Choose a handler first.</translation>
    </message>
    <message>
        <source>请在“流转”里逐项核对后再试。</source>
        <translation>Please go through it under Process, then try again.</translation>
    </message>
    <message>
        <source>请打开案件看最新的情况；不再需要的申请可以撤下。</source>
        <translation>Open the case to see how it stands; what is no longer needed can be withdrawn.</translation>
    </message>
    <message>
        <source>请打开这些案件逐件办理。</source>
        <translation>Please open these cases one by one.</translation>
    </message>
    <message>
        <source>请改正后再保存。</source>
        <translation>Please correct it and save again.</translation>
    </message>
    <message>
        <source>请由另一位同事质检。</source>
        <translation>Let another colleague check it.</translation>
    </message>
    <message>
        <source>请看“流转”里列出的可以办理的步骤。</source>
        <translation>See the steps listed under Process.</translation>
    </message>
    <message>
        <source>请让另一位带班领导登录后审批。</source>
        <translation>Let another supervisor log in and decide.</translation>
    </message>
    <message>
        <source>账号 {account} 不在本站点能办案的人员里，内容没有任何改动。</source>
        <translation>The account {account} is nobody who handles cases here; nothing was changed. </translation>
    </message>
    <message>
        <source>还有没完成的：{open}。内容没有任何改动。</source>
        <translation>Still open: {open}. Nothing was changed. </translation>
    </message>
    <message>
        <source>还没有分派，不知道提醒谁。</source>
        <translation>Nobody handles it yet, so there is nobody to remind.</translation>
    </message>
    <message>
        <source>这一步要写明理由。</source>
        <translation>This step needs a reason. </translation>
    </message>
    <message>
        <source>这一步要由别的层级的站点办理。</source>
        <translation>This step is for stations of another level. </translation>
    </message>
    <message>
        <source>这一步随转办、分派或并案一起办理。</source>
        <translation>This step is made by handing over, assigning or joining. </translation>
    </message>
    <message>
        <source>这件案件是您承办或登记的，内容没有任何改动。</source>
        <translation>You handle this case, or registered it; nothing was changed. </translation>
    </message>
    <message>
        <source>这件登记已作废。</source>
        <translation>This record is void. </translation>
    </message>
    <message>
        <source>这台电脑上没有您做过而没有撤销的批量办理。打印过的纸不能撤销。</source>
        <translation>You have done no batch on this machine that is not undone. What was printed cannot be undone. </translation>
    </message>
    <message>
        <source>这是您自己提出的，要由另一位有权限的同事审批，内容没有任何改动。</source>
        <translation>You asked for it yourself: another colleague who may has to decide; nothing was changed. </translation>
    </message>
    <message>
        <source>接上摄像头后再打开这一页；也可以选择一张图片文件。</source>
        <translation>Connect a camera and open this again, or choose a picture file.</translation>
    </message>
    <message>
        <source>摄像头拔掉了，或者正被别的程序使用：{reason}。</source>
        <translation>The camera was unplugged, or another program is using it: {reason}.</translation>
    </message>
    <message>
        <source>摄像头没有画面</source>
        <translation>The camera shows nothing</translation>
    </message>
    <message>
        <source>文件不是图片，或者图片太大，没有任何改动。</source>
        <translation>The file is no picture, or is too large. Nothing was changed.</translation>
    </message>
    <message>
        <source>没有找到摄像头，或者系统不让程序使用它。</source>
        <translation>No camera was found, or the system does not let the program use it.</translation>
    </message>
    <message>
        <source>请检查连线、关掉别的程序后再试；也可以选择一张图片文件。</source>
        <translation>Check the cable, close the other program and try again, or choose a picture file.</translation>
    </message>
    <message>
        <source>请选择 JPEG 或 PNG 图片。</source>
        <translation>Please choose a JPEG or PNG picture.</translation>
    </message>
    <message>
        <source>这个文件不能当照片</source>
        <translation>This file cannot be a portrait</translation>
    </message>
    <message>
        <source>这台电脑没有摄像头</source>
        <translation>This computer has no camera</translation>
    </message>
    <message>
        <source>{what}填的内容都还在。</source>
        <translation>{what} What was typed is still there.</translation>
    </message>
    <message>
        <source>催办要写明对谁、催什么，答复要写明办到哪一步。内容没有保存。</source>
        <translation>A reminder says to whom and about what, an answer how far it is. Nothing was saved.</translation>
    </message>
    <message>
        <source>内容要有 1 到 5000 个字。</source>
        <translation>The text needs 1 to 5000 characters.</translation>
    </message>
    <message>
        <source>名称要有 1 到 40 个字。</source>
        <translation>The name needs 1 to 40 characters.</translation>
    </message>
    <message>
        <source>回访还没有填完</source>
        <translation>The follow-up is not complete</translation>
    </message>
    <message>
        <source>步骤太多，最多 50 步。</source>
        <translation>Too many steps: 50 at most.</translation>
    </message>
    <message>
        <source>没有录到可以重复的操作。</source>
        <translation>Nothing was recorded that can be done again.</translation>
    </message>
    <message>
        <source>没有问到的请选“未评价”，或者按“没有联系上”。</source>
        <translation>Choose the last answer where nothing was said, or press “Nobody reached”.</translation>
    </message>
    <message>
        <source>满意度</source>
        <translation>Satisfaction</translation>
    </message>
    <message>
        <source>缩写要有 2 到 12 个字，不能有空格。</source>
        <translation>A shortcut has 2 to 12 characters and no spaces.</translation>
    </message>
    <message>
        <source>要打过 {most} 次都没有联系上才能结束，现在是 {count} 次。</source>
        <translation>It can be given up after {most} calls that reached nobody; there were {count}.</translation>
    </message>
    <message>
        <source>请写完再发出。</source>
        <translation>Write it and send it then.</translation>
    </message>
    <message>
        <source>请刷新列表，看最新的情况。</source>
        <translation>Look at the list anew.</translation>
    </message>
    <message>
        <source>请刷新列表，看最新的情况；需要的话另发一次。</source>
        <translation>Look at the list anew; send another one where it is needed.</translation>
    </message>
    <message>
        <source>请换个时间再打，每次记一下情况。</source>
        <translation>Call at another time, and note each call.</translation>
    </message>
    <message>
        <source>请改好再保存。</source>
        <translation>Change it and save again.</translation>
    </message>
    <message>
        <source>还不能保存</source>
        <translation>It cannot be saved yet</translation>
    </message>
    <message>
        <source>还不能结束回访</source>
        <translation>The follow-up cannot be given up yet</translation>
    </message>
    <message>
        <source>还没有选：{what}。内容没有保存，填的都还在。</source>
        <translation>Not chosen yet: {what}. Nothing was saved; what was filled in is still there.</translation>
    </message>
    <message>
        <source>这个缩写已经用在别的模板上。</source>
        <translation>Another module has this shortcut.</translation>
    </message>
    <message>
        <source>这个键已经用在别的宏上。</source>
        <translation>Another macro has this key.</translation>
    </message>
    <message>
        <source>这次催办已经有答复，内容没有任何改动。</source>
        <translation>This reminder has an answer; nothing was changed.</translation>
    </message>
    <message>
        <source>这次催办已经答复过了</source>
        <translation>This reminder was answered already</translation>
    </message>
    <message>
        <source>这次回访已经完成或结束，内容没有任何改动。</source>
        <translation>This follow-up is done or given up; nothing was changed.</translation>
    </message>
    <message>
        <source>这次回访已经有人做了</source>
        <translation>Somebody has done this follow-up</translation>
    </message>
    <message>
        <source>文书模板不能使用：{problems}。</source>
        <translation>This form&apos;s template cannot be used: {problems}.</translation>
    </message>
    <message>
        <source>文书模板有误</source>
        <translation>The form&apos;s template has a fault</translation>
    </message>
    <message>
        <source>请改正模板后再试；已有的文书没有改动。</source>
        <translation>Correct the template and try again; papers that exist are unchanged.</translation>
    </message>
    <message>
        <source>{number} 印在《{paper}》上，没有改动。</source>
        <translation>{number} stands on “{paper}”; nothing was changed.</translation>
    </message>
    <message>
        <source>《{paper}》已经{status}，内容没有任何改动。</source>
        <translation>“{paper}” is already {status}; nothing in it was changed.</translation>
    </message>
    <message>
        <source>《{paper}》的下一版已经有草稿了，没有再开一份。</source>
        <translation>There is already a draft of the next version of “{paper}”; no other was begun.</translation>
    </message>
    <message>
        <source>《{paper}》的草稿在两个席位上改过，还没有定下用哪一份。没有取号。</source>
        <translation>The draft of “{paper}” was changed at two desks, and nobody has decided which one holds. No number was taken.</translation>
    </message>
    <message>
        <source>《{paper}》还没有定稿，可以直接改。</source>
        <translation>“{paper}” is not final yet and can simply be changed.</translation>
    </message>
    <message>
        <source>两个席位写得不一样</source>
        <translation>Two desks wrote different things</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>定稿</source>
        <translation>final</translation>
    </message>
    <message>
        <source>定稿的文书不能改</source>
        <translation>A final paper is not changed</translation>
    </message>
    <message>
        <source>已经在改下一版</source>
        <translation>The next version is being written</translation>
    </message>
    <message>
        <source>文书内容太长</source>
        <translation>The paper is too long</translation>
    </message>
    <message>
        <source>本站点没有这类文书的文号系列</source>
        <translation>This station has no number series for such papers</translation>
    </message>
    <message>
        <source>要改内容，请用“改一版”，原来的一版照样保留。</source>
        <translation>To change it, make a new version; the one there is stays.</translation>
    </message>
    <message>
        <source>请先在案件页上定下来，再定稿。</source>
        <translation>Decide on the case&apos;s page first, then make it final.</translation>
    </message>
    <message>
        <source>请在案件的“文书”里把那份文书作废，文号会一起作废。</source>
        <translation>Void that paper under the case&apos;s papers; the number is voided with it.</translation>
    </message>
    <message>
        <source>请打开草稿修改。</source>
        <translation>Open the draft and change it.</translation>
    </message>
    <message>
        <source>请打开那份草稿继续改；不要的话先把它作废。</source>
        <translation>Open that draft and go on; void it if it is not wanted.</translation>
    </message>
    <message>
        <source>请把过长的内容做成附件，或者分成两份文书。</source>
        <translation>Make what is too long an attachment, or two papers of it.</translation>
    </message>
    <message>
        <source>请改好后再定稿。</source>
        <translation>Put it right, then make it final.</translation>
    </message>
    <message>
        <source>请管理员在中心建立文号系列，同步后再定稿。</source>
        <translation>Ask an administrator to set the series up at the centre; make it final after the next sync.</translation>
    </message>
    <message>
        <source>还不能定稿</source>
        <translation>It cannot be made final yet</translation>
    </message>
    <message>
        <source>还有要改的：{problems}。文书仍是草稿，没有取号。</source>
        <translation>To be put right: {problems}. The paper is still a draft; no number was taken.</translation>
    </message>
    <message>
        <source>这一份还是草稿</source>
        <translation>This is still a draft</translation>
    </message>
    <message>
        <source>这个文号在一份定稿的文书上</source>
        <translation>A final paper carries this number</translation>
    </message>
    <message>
        <source>这份文书的内容超过了能保存的长度，这次没有保存。屏幕上的文字都还在。</source>
        <translation>The paper is longer than can be saved, and was not saved this time. All text is still on the screen.</translation>
    </message>
    <message>
        <source>这份文书要有文号，而本站点还没有这一类的文号系列，或者还没有与中心同步过。文书仍是草稿。</source>
        <translation>The paper needs a number, and this station has no such series yet, or has never synced with the centre. The paper is still a draft.</translation>
    </message>
    <message>
        <source>只收期限规则和计算器引用的条文；其他条文请查国家法律法规数据库。</source>
        <translation>Only articles that deadlines rest on are kept; look others up in the national database.</translation>
    </message>
    <message>
        <source>12 个月，用空格隔开；每月一样的写一个数。含奖金、津贴、补贴，扣社保和个税以前的</source>
        <translation>12 months, separated by spaces; one number if every month is the same. With bonuses and allowances, before insurance and tax</translation>
    </message>
    <message>
        <source>2008-01-01 以前入职的，补偿年限从 2008-01-01 起算</source>
        <translation>Employed before 2008-01-01: the years count from 2008-01-01</translation>
    </message>
    <message>
        <source>50 到 100；不填就给出两头</source>
        <translation>50 to 100; both ends are given if left empty</translation>
    </message>
    <message>
        <source>{count} 小时 × {pay} 元 ÷ {days} ÷ {hours} × {percent}%</source>
        <translation>{count} hours × {pay} yuan ÷ {days} ÷ {hours} × {percent}%</translation>
    </message>
    <message>
        <source>{name} {sum} 元：不超过，属于终局裁决</source>
        <translation>{name} {sum} yuan: not above it, the award is final</translation>
    </message>
    <message>
        <source>{name} {sum} 元：超过，不属于终局裁决</source>
        <translation>{name} {sum} yuan: above it, the award is not final</translation>
    </message>
    <message>
        <source>{name} {value} {unit}（{day} 起）：{status}</source>
        <translation>{name} {value} {unit} (from {day}): {status}</translation>
    </message>
    <message>
        <source>{percent}%：{owed} 元 × {percent}% = {sum} 元</source>
        <translation>{percent}%: {owed} yuan × {percent}% = {sum} yuan</translation>
    </message>
    <message>
        <source>{start} 到 {day} 以前的工作年限在劳动合同法施行以前，不在这里计算，按当时的规定另算</source>
        <translation>Service from {start} to before {day} is older than the Labour Contract Law; it is not reckoned here but by the rules of its time</translation>
    </message>
    <message>
        <source>“{label}”{what}。</source>
        <translation>“{label}”: {what}. </translation>
    </message>
    <message>
        <source>“该月”按从用工之日起数的那个月算（待核实：司法解释没有写明按哪个月）</source>
        <translation>“That month” is taken as the month counted from the first day of work (to be verified: the interpretation does not say which)</translation>
    </message>
    <message>
        <source>一名劳动者三个月以上，{sum} 元</source>
        <translation>One worker, three months or more: {sum} yuan</translation>
    </message>
    <message>
        <source>一名劳动者欠薪不满三个月，不看单人的数额</source>
        <translation>No worker is owed three months: a single worker&apos;s sum does not count</translation>
    </message>
    <message>
        <source>一年以上不满三年</source>
        <translation>One year to less than three</translation>
    </message>
    <message>
        <source>一次性伤残补助金（基金支付）：{months} 个月 × 本人工资 {pay} 元</source>
        <translation>Lump-sum disability grant (from the fund): {months} months × own wage {pay} yuan</translation>
    </message>
    <message>
        <source>一次性工亡补助金：{income} 元 × {times}</source>
        <translation>Lump-sum death grant: {income} yuan × {times}</translation>
    </message>
    <message>
        <source>一次性工亡补助金：上一年度全国城镇居民人均可支配收入的 20 倍，缺这个数，没有算</source>
        <translation>Lump-sum death grant: 20 times last year&apos;s national urban disposable income per head; that number is wanting, not reckoned</translation>
    </message>
    <message>
        <source>一直没有订的不填</source>
        <translation>Leave empty if never signed</translation>
    </message>
    <message>
        <source>一级伤残</source>
        <translation>Disability grade 1</translation>
    </message>
    <message>
        <source>七级伤残</source>
        <translation>Disability grade 7</translation>
    </message>
    <message>
        <source>三个月以上不满一年</source>
        <translation>Three months to less than a year</translation>
    </message>
    <message>
        <source>三年以上固定期限，或者无固定期限</source>
        <translation>Three years or more, or open-ended</translation>
    </message>
    <message>
        <source>三级伤残</source>
        <translation>Disability grade 3</translation>
    </message>
    <message>
        <source>上一个月的工资</source>
        <translation>Wage of the month before</translation>
    </message>
    <message>
        <source>上年度全国城镇居民人均可支配收入</source>
        <translation>Last year&apos;s national urban disposable income per head</translation>
    </message>
    <message>
        <source>上年度职工月平均工资</source>
        <translation>Last year&apos;s average monthly wage</translation>
    </message>
    <message>
        <source>不到十名劳动者，不看累计的数额</source>
        <translation>Fewer than ten workers: the sum of all does not count</translation>
    </message>
    <message>
        <source>不填就用计算标准里的</source>
        <translation>Left empty: that of the rates table</translation>
    </message>
    <message>
        <source>不填就用计算标准里的；没有就不比较</source>
        <translation>Left empty: that of the rates table; none: no comparison</translation>
    </message>
    <message>
        <source>不得约定试用期</source>
        <translation>No probation may be agreed</translation>
    </message>
    <message>
        <source>不满一个月的 {first} 到 {last}：{pay} 元 × {worked} 个工作日 ÷ 该月 {of} 个工作日</source>
        <translation>Part of a month, {first} to {last}: {pay} yuan × {worked} working days ÷ {of} working days of that month</translation>
    </message>
    <message>
        <source>不满三个月，或者以完成一定工作任务为期限</source>
        <translation>Less than three months, or for a certain task</translation>
    </message>
    <message>
        <source>不能早于入职那天</source>
        <translation>not before the first day of work</translation>
    </message>
    <message>
        <source>不能早于服务期开始那天</source>
        <translation>not before the service period begins</translation>
    </message>
    <message>
        <source>不能胜任工作，培训或者调岗后仍不能胜任</source>
        <translation>Not up to the work, even after training or another post</translation>
    </message>
    <message>
        <source>专项培训费用</source>
        <translation>Cost of special training</translation>
    </message>
    <message>
        <source>丧葬补助金：6 个月的统筹地区上年度职工月平均工资，缺这个数，没有算</source>
        <translation>Funeral grant: 6 months of the area&apos;s average wage of last year; that number is wanting, not reckoned</translation>
    </message>
    <message>
        <source>丧葬补助金：{months} 个月 × {average} 元</source>
        <translation>Funeral grant: {months} months × {average} yuan</translation>
    </message>
    <message>
        <source>九级伤残</source>
        <translation>Disability grade 9</translation>
    </message>
    <message>
        <source>书面责令了，到期仍不支付</source>
        <translation>Ordered in writing, still not paid when due</translation>
    </message>
    <message>
        <source>事故或者诊断那天</source>
        <translation>Day of the accident or diagnosis</translation>
    </message>
    <message>
        <source>二级伤残</source>
        <translation>Disability grade 2</translation>
    </message>
    <message>
        <source>五级伤残</source>
        <translation>Disability grade 5</translation>
    </message>
    <message>
        <source>从满一个月的次日 {first} 算到 {last}；满一年的前一日是 {most}，最多 11 个月</source>
        <translation>From the day after the first full month, {first}, to {last}; the day before a full year is {most}, 11 months at most</translation>
    </message>
    <message>
        <source>代通知金</source>
        <translation>Pay in lieu of notice</translation>
    </message>
    <message>
        <source>休息日安排工作又没有补休</source>
        <translation>Work on a rest day without time off</translation>
    </message>
    <message>
        <source>休息日没有补休（小时）</source>
        <translation>Rest days without time off (hours)</translation>
    </message>
    <message>
        <source>低于各地最低的起点 {least} 元，达不到数额较大</source>
        <translation>Below the lowest threshold anywhere, {least} yuan: not a relatively large sum</translation>
    </message>
    <message>
        <source>低于当地月最低工资 {least} 元，要补足差额</source>
        <translation>Below the local minimum wage of {least} yuan: the difference is made up</translation>
    </message>
    <message>
        <source>供养亲属抚恤金按月另发：配偶 40%，其他亲属每人 30%，孤寡老人、孤儿加 10%，合计不超过本人工资</source>
        <translation>Pension for dependants, monthly besides: spouse 40%, other kin 30% each, lonely old people and orphans 10% more, together not above the own wage</translation>
    </message>
    <message>
        <source>停工留薪期填原工资福利待遇</source>
        <translation>For the paid leave of an injury: the wage and benefits as before</translation>
    </message>
    <message>
        <source>停工留薪期（月）</source>
        <translation>Paid leave for the injury (months)</translation>
    </message>
    <message>
        <source>停工留薪期（还没有评定等级）</source>
        <translation>Paid leave for the injury (no grade yet)</translation>
    </message>
    <message>
        <source>停工留薪期：{months} 个月 × 原工资福利待遇 {pay} 元，由单位按月支付</source>
        <translation>Paid leave: {months} months × wage and benefits as before, {pay} yuan, paid monthly by the employer</translation>
    </message>
    <message>
        <source>先要劳动行政部门责令限期支付，逾期不支付的才加付</source>
        <translation>The labour authority has to order payment first; only if it is not obeyed is more paid</translation>
    </message>
    <message>
        <source>入职以前已经订立书面合同，没有二倍工资</source>
        <translation>A written contract was signed before work began: no double pay</translation>
    </message>
    <message>
        <source>入职那天（用工之日）</source>
        <translation>First day of work</translation>
    </message>
    <message>
        <source>全年都在的填 1 月 1 日</source>
        <translation>1 January if there all year</translation>
    </message>
    <message>
        <source>全年都在的填 12 月 31 日；离职的填离职那天</source>
        <translation>31 December if there all year; else the last day</translation>
    </message>
    <message>
        <source>八级伤残</source>
        <translation>Disability grade 8</translation>
    </message>
    <message>
        <source>六级伤残</source>
        <translation>Disability grade 6</translation>
    </message>
    <message>
        <source>其他理由</source>
        <translation>Another reason</translation>
    </message>
    <message>
        <source>写了 {count} 个月的工资，比在职的月数多，请核对</source>
        <translation>Wages of {count} months are given, more than were worked; please check</translation>
    </message>
    <message>
        <source>分项比较；既有终局又有非终局的，分别制作裁决书</source>
        <translation>Compared claim by claim; where some are final and some not, there are two awards</translation>
    </message>
    <message>
        <source>到哪个阶段</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>到哪天为止</source>
        <translation>Until which day</translation>
    </message>
    <message>
        <source>前 12 个月月平均工资（不含加班工资）</source>
        <translation>Average monthly wage of the last 12 months (without overtime)</translation>
    </message>
    <message>
        <source>加付比例（%）</source>
        <translation>Additional share (%)</translation>
    </message>
    <message>
        <source>加付赔偿金</source>
        <translation>Additional compensation</translation>
    </message>
    <message>
        <source>加付赔偿金：{owed} 元 × {percent}%</source>
        <translation>Additional compensation: {owed} yuan × {percent}%</translation>
    </message>
    <message>
        <source>加班在哪段时间（填最后一天）</source>
        <translation>When the overtime was (its last day)</translation>
    </message>
    <message>
        <source>加班费</source>
        <translation>Overtime pay</translation>
    </message>
    <message>
        <source>劳动合同期限</source>
        <translation>Term of the contract</translation>
    </message>
    <message>
        <source>劳动者也可以要求继续履行劳动合同，二者选一</source>
        <translation>The worker may ask to go on working instead: one of the two</translation>
    </message>
    <message>
        <source>劳动者要证明加班的事实；用人单位掌握证据不提供的，承担不利后果</source>
        <translation>The worker shows that overtime happened; an employer who holds the evidence and keeps it back bears the consequence</translation>
    </message>
    <message>
        <source>劳动行政部门责令限期支付</source>
        <translation>The labour authority ordered payment</translation>
    </message>
    <message>
        <source>十名以上劳动者，累计 {sum} 元</source>
        <translation>Ten workers or more, {sum} yuan together</translation>
    </message>
    <message>
        <source>十级伤残</source>
        <translation>Disability grade 10</translation>
    </message>
    <message>
        <source>只有第四十条的三种解除才有代通知金，其他理由没有</source>
        <translation>Only the three dismissals of article 40 have pay in lieu of notice</translation>
    </message>
    <message>
        <source>各项请求</source>
        <translation>Claims</translation>
    </message>
    <message>
        <source>合同订立那天</source>
        <translation>Day of the contract</translation>
    </message>
    <message>
        <source>哪天的情况</source>
        <translation>As of which day</translation>
    </message>
    <message>
        <source>四级伤残</source>
        <translation>Disability grade 4</translation>
    </message>
    <message>
        <source>因不可抗力没有订立</source>
        <translation>Not signed because of force majeure</translation>
    </message>
    <message>
        <source>因劳动者本人故意或者重大过失没有订立</source>
        <translation>Not signed by the worker&apos;s own intent or gross fault</translation>
    </message>
    <message>
        <source>因工死亡</source>
        <translation>Death at work</translation>
    </message>
    <message>
        <source>因工死亡时用</source>
        <translation>For a death at work</translation>
    </message>
    <message>
        <source>在 2008-01-01 劳动合同法施行以前，请按当时的规定计算</source>
        <translation>before the Labour Contract Law of 2008-01-01; reckon by the rules of that time</translation>
    </message>
    <message>
        <source>在 {least} 元到 {most} 元的幅度以内，要看本省定的具体数额</source>
        <translation>Between {least} and {most} yuan: it depends on the number set by the province</translation>
    </message>
    <message>
        <source>在所有单位工作的年数，不满一年的填 0</source>
        <translation>Years with all employers; 0 for less than one</translation>
    </message>
    <message>
        <source>客观情况重大变化，协商变更合同不成</source>
        <translation>A great change of circumstances, and no agreement on changing the contract</translation>
    </message>
    <message>
        <source>小时工资：{pay} 元 ÷ {days} 天 ÷ {hours} 小时 = {hour} 元</source>
        <translation>Hourly wage: {pay} yuan ÷ {days} days ÷ {hours} hours = {hour} yuan</translation>
    </message>
    <message>
        <source>山东省在幅度以内定的具体数额程序里没有（待核实）；这里只是提示，是否犯罪由公安机关判断</source>
        <translation>The number that Shandong set within this range is not known here (to be verified); this is a hint, the police decide whether it is a crime</translation>
    </message>
    <message>
        <source>工伤待遇</source>
        <translation>Work injury</translation>
    </message>
    <message>
        <source>工作年限：{start} 到 {end}（头尾两天都算），{years} 年 {rest} 个月 {days} 天，折合 {months} 个月工资</source>
        <translation>Service: {start} to {end} (both days count), {years} years {rest} months {days} days, {months} monthly wages</translation>
    </message>
    <message>
        <source>工作日延长工作时间</source>
        <translation>Longer hours on a workday</translation>
    </message>
    <message>
        <source>工作日延长（小时）</source>
        <translation>Workdays (hours)</translation>
    </message>
    <message>
        <source>工作满 12 个月的，要按 12 个月平均；现在只写了 {count} 个月</source>
        <translation>Whoever worked 12 months has the average of 12; only {count} are given</translation>
    </message>
    <message>
        <source>已经书面责令支付仍不支付（有正当理由不知悉或者来不及的除外）</source>
        <translation>Ordered in writing and still not paid (unless there was a good reason not to know or not to be in time)</translation>
    </message>
    <message>
        <source>已经休了几天</source>
        <translation>Days taken</translation>
    </message>
    <message>
        <source>已经履行的试用期（月）</source>
        <translation>Probation served (months)</translation>
    </message>
    <message>
        <source>年限从用工之日起算；付了赔偿金，不再付经济补偿</source>
        <translation>The years count from the first day of work; whoever pays this does not pay severance too</translation>
    </message>
    <message>
        <source>应付金额</source>
        <translation>Sum owed</translation>
    </message>
    <message>
        <source>应休 {due} 天，已休 {taken} 天，没有休 {open} 天</source>
        <translation>{due} days due, {taken} taken, {open} not taken</translation>
    </message>
    <message>
        <source>当地月最低工资</source>
        <translation>Local monthly minimum wage</translation>
    </message>
    <message>
        <source>当地月最低工资 {least} 元 × {months} 个月 = {line} 元</source>
        <translation>Local monthly minimum wage {least} yuan × {months} months = {line} yuan</translation>
    </message>
    <message>
        <source>患病或非因工负伤，医疗期满不能从事原工作和另行安排的工作</source>
        <translation>Illness or injury not from work: after the medical period neither the old nor another work can be done</translation>
    </message>
    <message>
        <source>所有人一共被欠多少</source>
        <translation>What all are owed together</translation>
    </message>
    <message>
        <source>折算：当年在本单位 {spent} 天 ÷ 365 × {entitled} 天，取整 {whole} 天，不足 1 整天的不算</source>
        <translation>Part of the year: {spent} days ÷ 365 × {entitled} days, {whole} whole days; a part of a day does not count</translation>
    </message>
    <message>
        <source>拒不支付劳动报酬提示</source>
        <translation>Refusal to pay wages: a hint</translation>
    </message>
    <message>
        <source>按三倍算的，年限最高不超过 {years} 年</source>
        <translation>With three times the average, the years are {years} at most</translation>
    </message>
    <message>
        <source>按上一个月的工资：{pay} 元 × 1</source>
        <translation>By the wage of the month before: {pay} yuan × 1</translation>
    </message>
    <message>
        <source>按实际工作的月数平均：{count} 个月合计 {sum} 元，月平均 {pay} 元</source>
        <translation>Average over the months worked: {count} months, {sum} yuan together, {pay} yuan a month</translation>
    </message>
    <message>
        <source>按月另发：伤残津贴（基金支付）{pay} 元 × {percent}% = {amount} 元，不计入合计</source>
        <translation>Monthly besides: disability allowance (from the fund) {pay} yuan × {percent}% = {amount} yuan, not in the total</translation>
    </message>
    <message>
        <source>按第四十七条的经济补偿标准：{months} 个月 × {pay} 元</source>
        <translation>By the standard of article 47: {months} months × {pay} yuan</translation>
    </message>
    <message>
        <source>改好后会自动重新计算。</source>
        <translation>It is reckoned again as soon as you change it.</translation>
    </message>
    <message>
        <source>是否应当支付，看解除或者终止属于第四十六条的哪一种</source>
        <translation>Whether it is due depends on which case of article 46 the ending is</translation>
    </message>
    <message>
        <source>最多写 12 个月</source>
        <translation>12 months at most</translation>
    </message>
    <message>
        <source>最长 24 个月（12 个月，经确认再延长不超过 12 个月）</source>
        <translation>24 months at most (12, and with confirmation up to 12 more)</translation>
    </message>
    <message>
        <source>月工资</source>
        <translation>Monthly wage</translation>
    </message>
    <message>
        <source>月平均 {pay} 元低于当地月最低工资 {least} 元，按最低工资算</source>
        <translation>The average of {pay} yuan is below the local minimum wage of {least} yuan: the minimum wage counts</translation>
    </message>
    <message>
        <source>月平均 {pay} 元高于职工月平均工资的三倍（{average} 元 × {times} = {most} 元），按三倍算</source>
        <translation>The average of {pay} yuan is above three times the average wage ({average} yuan × {times} = {most} yuan): three times it counts</translation>
    </message>
    <message>
        <source>有关部门责令支付</source>
        <translation>An authority ordered payment</translation>
    </message>
    <message>
        <source>服务期 {whole} 天，离职那天为止没有履行 {unserved} 天</source>
        <translation>Service period of {whole} days, {unserved} of them not served</translation>
    </message>
    <message>
        <source>服务期从哪天起</source>
        <translation>Service period from</translation>
    </message>
    <message>
        <source>服务期到哪天</source>
        <translation>Service period until</translation>
    </message>
    <message>
        <source>服务期违约金</source>
        <translation>Damages for a service period</translation>
    </message>
    <message>
        <source>未休年休假工资</source>
        <translation>Annual leave not taken</translation>
    </message>
    <message>
        <source>未休年休假工资：{pay} 元 ÷ {days} × {open} 天 × {percent}%</source>
        <translation>Pay for leave not taken: {pay} yuan ÷ {days} × {open} days × {percent}%</translation>
    </message>
    <message>
        <source>未订书面合同二倍工资</source>
        <translation>Double pay without a written contract</translation>
    </message>
    <message>
        <source>本人工资 {pay} 元，按统筹地区职工平均工资的 60% 到 300% 取 {bound} 元</source>
        <translation>Own wage {pay} yuan, within 60% to 300% of the area&apos;s average: {bound} yuan</translation>
    </message>
    <message>
        <source>本人工资（受伤前 12 个月平均月缴费工资）</source>
        <translation>Own wage (average insured monthly wage of the 12 months before)</translation>
    </message>
    <message>
        <source>标准是日工资的 {whole}%，其中 {paid}% 已经随正常工资发了</source>
        <translation>The standard is {whole}% of a day&apos;s wage, of which {paid}% was paid with the wage</translation>
    </message>
    <message>
        <source>欠薪最久的一人欠了几个月</source>
        <translation>Months owed to whoever waits longest</translation>
    </message>
    <message>
        <source>每一行精确计算后四舍五入到分，合计是各行金额相加。</source>
        <translation>Each line is reckoned exactly and rounded half up to the fen; the total is the sum of the lines.</translation>
    </message>
    <message>
        <source>每月已经发的工资是第一倍，这里只算第二倍</source>
        <translation>The wage that was paid each month is the first share; this is the second alone</translation>
    </message>
    <message>
        <source>每项要有名称和金额，例如：拖欠工资 12000；经济补偿 30000</source>
        <translation>each needs a name and a sum, e.g. wages 12000; severance 30000</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>None</translation>
    </message>
    <message>
        <source>没有 {day} 的当地月最低工资，没有同它比较；请填上</source>
        <translation>No local minimum wage is known for {day}, so it was not compared; please fill it in</translation>
    </message>
    <message>
        <source>没有上年度全国城镇居民人均可支配收入，请填上</source>
        <translation>Last year&apos;s national urban disposable income per head is not known; please fill it in</translation>
    </message>
    <message>
        <source>没有上年度职工月平均工资，没有比较是不是超过它的三倍；工资高的请填上</source>
        <translation>Last year&apos;s average wage is not known, so three times it was not compared; fill it in for high wages</translation>
    </message>
    <message>
        <source>没有加班时间</source>
        <translation>No overtime</translation>
    </message>
    <message>
        <source>没有履行部分分摊的培训费用：{cost} 元 × {unserved} ÷ {whole} = {share} 元</source>
        <translation>Share of the training cost for what was not served: {cost} yuan × {unserved} ÷ {whole} = {share} yuan</translation>
    </message>
    <message>
        <source>没有提前三十日书面通知，额外支付一个月工资</source>
        <translation>No written notice thirty days before: one monthly wage more</translation>
    </message>
    <message>
        <source>没有约定数额的不填</source>
        <translation>Leave empty if no sum was agreed</translation>
    </message>
    <message>
        <source>没有统筹地区职工月平均工资，没有按它的 60% 到 300% 核对本人工资；请填上</source>
        <translation>The area&apos;s average wage is not known, so the own wage was not held against 60% to 300% of it; please fill it in</translation>
    </message>
    <message>
        <source>没有责令，或者期限还没有到</source>
        <translation>Not ordered, or not due yet</translation>
    </message>
    <message>
        <source>没有这一项</source>
        <translation>there is no such choice</translation>
    </message>
    <message>
        <source>法定休假日安排工作</source>
        <translation>Work on a statutory holiday</translation>
    </message>
    <message>
        <source>法定休假日（小时）</source>
        <translation>Statutory holidays (hours)</translation>
    </message>
    <message>
        <source>满一年起视为已订立无固定期限劳动合同，此后没有二倍工资</source>
        <translation>After a full year an open-ended contract is deemed signed: no double pay from then on</translation>
    </message>
    <message>
        <source>满月的第二倍工资：{months} 个月 × {pay} 元</source>
        <translation>Second share for full months: {months} months × {pay} yuan</translation>
    </message>
    <message>
        <source>用人单位举证证明的，不支付二倍工资</source>
        <translation>If the employer proves it, no double pay is due</translation>
    </message>
    <message>
        <source>用人单位能证明的情形</source>
        <translation>What the employer can prove</translation>
    </message>
    <message>
        <source>用分号隔开：拖欠工资 12000；经济补偿 30000</source>
        <translation>Separated by semicolons: wages 12000; severance 30000</translation>
    </message>
    <message>
        <source>用工之日起一个月内已经订立或者结束，没有二倍工资</source>
        <translation>Signed or ended within a month of the first day: no double pay</translation>
    </message>
    <message>
        <source>看不懂，请写成 12600 或者 12600.50 的样子</source>
        <translation>not understood; write it like 12600 or 12600.50</translation>
    </message>
    <message>
        <source>离职前 12 个月应得工资合计 {sum} 元，月平均 {pay} 元</source>
        <translation>Wages of the last 12 months {sum} yuan, {pay} yuan a month</translation>
    </message>
    <message>
        <source>离职前各月应得工资</source>
        <translation>Gross wages of the months before the end</translation>
    </message>
    <message>
        <source>离职前各月应得工资每月 {pay} 元</source>
        <translation>Gross wage of each month before the end {pay} yuan</translation>
    </message>
    <message>
        <source>离职那天</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>离职那天，还在职的填今天</source>
        <translation>Last day; today if still employed</translation>
    </message>
    <message>
        <source>累计工作 {years} 年，全年年休假 {days} 天</source>
        <translation>{years} years of work in all: {days} days of leave a year</translation>
    </message>
    <message>
        <source>累计工作不满 1 年，没有年休假</source>
        <translation>Less than 1 year of work in all: no annual leave</translation>
    </message>
    <message>
        <source>累计工作满几年</source>
        <translation>Full years of work in all</translation>
    </message>
    <message>
        <source>约定的违约金</source>
        <translation>Damages agreed</translation>
    </message>
    <message>
        <source>约定的违约金 {agreed} 元，同分摊的费用比，取少的</source>
        <translation>Damages agreed {agreed} yuan; of it and the share, the smaller</translation>
    </message>
    <message>
        <source>终局裁决判断</source>
        <translation>Is the award final</translation>
    </message>
    <message>
        <source>经济补偿</source>
        <translation>Severance pay</translation>
    </message>
    <message>
        <source>经济补偿：{months} 个月 × {pay} 元</source>
        <translation>Severance pay: {months} months × {pay} yuan</translation>
    </message>
    <message>
        <source>统筹地区职工月平均工资</source>
        <translation>Average monthly wage of the area</translation>
    </message>
    <message>
        <source>补订书面合同那天</source>
        <translation>Day the written contract was signed</translation>
    </message>
    <message>
        <source>被欠薪的人数</source>
        <translation>Workers who are owed wages</translation>
    </message>
    <message>
        <source>裁决那天，还没有的填今天</source>
        <translation>Day of the award; today if there is none yet</translation>
    </message>
    <message>
        <source>要写 1 到 20 项</source>
        <translation>1 to 20 are needed</translation>
    </message>
    <message>
        <source>要和起始那天在同一年，不能更早</source>
        <translation>it has to be in the same year as the first day, and not before it</translation>
    </message>
    <message>
        <source>要在 50 到 100 之间</source>
        <translation>it has to be between 50 and 100</translation>
    </message>
    <message>
        <source>要填一个数</source>
        <translation>a number is needed</translation>
    </message>
    <message>
        <source>要是 0 到 10000 的数，最多两位小数</source>
        <translation>it has to be a number from 0 to 10000 with two decimals at most</translation>
    </message>
    <message>
        <source>规则表里没有 {code} 在 {day} 的数值。</source>
        <translation>The rates table has no {code} for {day}. </translation>
    </message>
    <message>
        <source>规则表里没有这个数</source>
        <translation>The rates table lacks this number</translation>
    </message>
    <message>
        <source>解除或者终止劳动关系时的一次性工伤医疗补助金、伤残就业补助金，标准由省规定，程序里没有，请查本省办法</source>
        <translation>The lump-sum medical and employment grants at the end of employment are set by the province and not known here; see its rules</translation>
    </message>
    <message>
        <source>解除或者终止那天</source>
        <translation>Day employment ended</translation>
    </message>
    <message>
        <source>解除的理由</source>
        <translation>Reason of the dismissal</translation>
    </message>
    <message>
        <source>计算标准里没有这一天的，请填上</source>
        <translation>the rates table has none for that day; please fill it in</translation>
    </message>
    <message>
        <source>设区的市公布的数；不填就用计算标准里的</source>
        <translation>As published by the city; left empty: that of the rates table</translation>
    </message>
    <message>
        <source>试用期最长 {months} 个月</source>
        <translation>Probation of {months} months at most</translation>
    </message>
    <message>
        <source>试用期满后的月工资</source>
        <translation>Monthly wage after probation</translation>
    </message>
    <message>
        <source>请写成 2026-10-01 的样子</source>
        <translation>write it like 2026-10-01</translation>
    </message>
    <message>
        <source>请管理员在中心的代码表“计算标准”里补上，写明从哪天起、依据哪份文件。</source>
        <translation>An administrator adds it to the centre&apos;s table of rates, with its first day and its document.</translation>
    </message>
    <message>
        <source>责令了，到期仍不支付</source>
        <translation>Ordered, still not paid when due</translation>
    </message>
    <message>
        <source>责令支付的期限届满那天</source>
        <translation>Day the ordered time ended</translation>
    </message>
    <message>
        <source>赔偿金：{pay} 元 × 2</source>
        <translation>Damages: {pay} yuan × 2</translation>
    </message>
    <message>
        <source>超过 {months} 个月的部分，要设区的市级劳动能力鉴定委员会确认</source>
        <translation>What exceeds {months} months needs the city&apos;s appraisal committee</translation>
    </message>
    <message>
        <source>超过一亿元，请核对</source>
        <translation>more than a hundred million yuan; please check</translation>
    </message>
    <message>
        <source>超过法定试用期 {months} 个月 × 试用期满月工资 {pay} 元</source>
        <translation>{months} months beyond the legal probation × full wage {pay} yuan</translation>
    </message>
    <message>
        <source>达到 {most} 元，任何省的数额标准都达到了</source>
        <translation>{most} yuan or more: above the threshold of any province</translation>
    </message>
    <message>
        <source>还不能计算</source>
        <translation>It cannot be reckoned yet</translation>
    </message>
    <message>
        <source>还没有填</source>
        <translation>is still empty</translation>
    </message>
    <message>
        <source>还要有关部门依法书面责令支付，在指定的期限内仍不支付</source>
        <translation>Besides, an authority has to order payment in writing, and it still is not paid in the time given</translation>
    </message>
    <message>
        <source>这一个人被欠多少</source>
        <translation>What this one is owed</translation>
    </message>
    <message>
        <source>这一年在本单位从哪天起</source>
        <translation>With this employer in that year from</translation>
    </message>
    <message>
        <source>违法解除、终止赔偿金</source>
        <translation>Damages for unlawful termination</translation>
    </message>
    <message>
        <source>违法试用期赔偿金</source>
        <translation>Damages for unlawful probation</translation>
    </message>
    <message>
        <source>违约金最多不超过这个数</source>
        <translation>Damages at most</translation>
    </message>
    <message>
        <source>限于追索劳动报酬、工伤医疗费、经济补偿或者赔偿金</source>
        <translation>For claims of pay, medical cost of an injury, severance or damages alone</translation>
    </message>
    <message>
        <source>难以安排工作的按月另发：伤残津贴（单位支付）{pay} 元 × {percent}% = {amount} 元，不计入合计</source>
        <translation>If no work can be found, monthly besides: disability allowance (by the employer) {pay} yuan × {percent}% = {amount} yuan, not in the total</translation>
    </message>
    <message>
        <source>“{label}”的内容“{value}”不能印在文书上。</source>
        <translation>The value “{value}” of “{label}” cannot be printed on the paper.</translation>
    </message>
    <message>
        <source>文书内容不对</source>
        <translation>A value of the paper is wrong</translation>
    </message>
    <message>
        <source>请改正这一项后再打印。</source>
        <translation>Correct this item and print again.</translation>
    </message>
    <message>
        <source>不能推到期限后面</source>
        <translation>Not beyond a deadline</translation>
    </message>
    <message>
        <source>推到今天或者以前没有意义，任务还在原处。</source>
        <translation>A day that has begun is no later day; the task is where it was.</translation>
    </message>
    <message>
        <source>最近的期限是 {day}，不能推到它后面，任务还在原处。</source>
        <translation>The nearest deadline is {day}: the task cannot be put off beyond it, and is where it was.</translation>
    </message>
    <message>
        <source>要选今天以后的日子</source>
        <translation>A day after today is wanted</translation>
    </message>
    <message>
        <source>请选明天或者以后的日子。</source>
        <translation>Choose tomorrow or a later day.</translation>
    </message>
    <message>
        <source>请选那一天或者以前的日子。</source>
        <translation>Choose that day or one before it.</translation>
    </message>
    <message>
        <source>qiantai forms list 列出所有名称。</source>
        <translation>qiantai forms list shows all names.</translation>
    </message>
    <message>
        <source>{file}：{why}。</source>
        <translation>{file}: {why}.</translation>
    </message>
    <message>
        <source>{file}：{why}。没有写出文件。</source>
        <translation>{file}: {why}. No file was written.</translation>
    </message>
    <message>
        <source>{mistakes}。没有写出文件。</source>
        <translation>{mistakes}. No file was written.</translation>
    </message>
    <message>
        <source>不是 UTF-8 的 JSON</source>
        <translation>it is not JSON in UTF-8</translation>
    </message>
    <message>
        <source>字段和类型见 qiantai forms list 名称。</source>
        <translation>qiantai forms list NAME shows the fields and their types.</translation>
    </message>
    <message>
        <source>数据和文书对不上</source>
        <translation>The data do not fit the form</translation>
    </message>
    <message>
        <source>数据文件读不出来</source>
        <translation>The data file cannot be read</translation>
    </message>
    <message>
        <source>最外层不是一个对象</source>
        <translation>the outermost value is not an object</translation>
    </message>
    <message>
        <source>没有名为“{name}”的文书。</source>
        <translation>There is no form named “{name}”.</translation>
    </message>
    <message>
        <source>没有这种文书</source>
        <translation>No such form</translation>
    </message>
    <message>
        <source>请换一个可以写的文件夹。</source>
        <translation>Choose a folder that can be written to.</translation>
    </message>
    <message>
        <source>请给出一个 UTF-8 的 JSON 文件，其中是一个对象：字段名和值。</source>
        <translation>Give a JSON file in UTF-8 that holds one object: field names and values.</translation>
    </message>
    <message>
        <source>《{title}》已经打印过 {times} 次，再打印要写明原因；还没有打印。</source>
        <translation>“{title}” was printed {times} times already; to print it again a reason is needed. Nothing was printed.</translation>
    </message>
    <message>
        <source>作废坏页要写明张数（至少 1 张）和原因。</source>
        <translation>Spoiled sheets need their number (at least 1) and a reason.</translation>
    </message>
    <message>
        <source>请写上张数和原因，例如：卡纸、盖章盖歪。</source>
        <translation>Please give the number and the reason, for instance: a paper jam, a crooked seal.</translation>
    </message>
    <message>
        <source>请在“重印原因”里选一个或写一句，再按打印。</source>
        <translation>Please choose or write a reason for printing again, then print.</translation>
    </message>
    <message>
        <source>还没有写清楚</source>
        <translation>Something is still to be said</translation>
    </message>
    <message>
        <source>这份文书已经打印过</source>
        <translation>This paper was printed before</translation>
    </message>
    <message>
        <source>{name}不满十八周岁，请核实是否以自己的劳动收入为主要生活来源，否则由监护人签字。</source>
        <translation>{name} is under eighteen: check whether they live mainly by their own wages; if not, a guardian signs.</translation>
    </message>
    <message>
        <source>{name}不满十六周岁，涉嫌使用童工，要由监护人到场并向劳动监察报告。</source>
        <translation>{name} is under sixteen, which suggests child labour: a guardian has to be present and labour inspection has to be told.</translation>
    </message>
    <message>
        <source>{name}同时是申请人和被申请人。</source>
        <translation>{name} is both applicant and respondent.</translation>
    </message>
    <message>
        <source>{name}没有写法定代表人或者负责人。</source>
        <translation>The legal representative of {name} is not named.</translation>
    </message>
    <message>
        <source>{name}没有地址，也没有电话，以后找不到人。</source>
        <translation>{name} has neither address nor phone and cannot be reached later.</translation>
    </message>
    <message>
        <source>{name}没有统一社会信用代码。</source>
        <translation>{name} has no credit code.</translation>
    </message>
    <message>
        <source>{name}没有证件号码。</source>
        <translation>{name} has no ID number.</translation>
    </message>
    <message>
        <source>{name}由代理人签字，但没有写代理人是谁。</source>
        <translation>An agent signs for {name}, but the agent is not named.</translation>
    </message>
    <message>
        <source>{name}的统一社会信用代码看起来不对，请核对。</source>
        <translation>The credit code of {name} looks wrong; please check it.</translation>
    </message>
    <message>
        <source>{name}的身份证号看起来不对，请核对。</source>
        <translation>The ID number of {name} looks wrong; please check it.</translation>
    </message>
    <message>
        <source>{year} 年的放假安排还没有公布，第 {n} 期可能不是工作日。</source>
        <translation>The holidays of {year} are not published yet: instalment {n} may fall on a day off.</translation>
    </message>
    <message>
        <source>“{term}”不明确，不能执行：{instead}。</source>
        <translation>“{term}” is unclear and cannot be enforced: {instead}.</translation>
    </message>
    <message>
        <source>“{words}”：{why}。</source>
        <translation>“{words}”: {why}.</translation>
    </message>
    <message>
        <source>代理人{agent}没有特别授权，不能代{name}签协议。</source>
        <translation>The agent {agent} has no special authority and cannot sign for {name}.</translation>
    </message>
    <message>
        <source>代理人{agent}的授权到 {day} 就过期了。</source>
        <translation>The authority of the agent {agent} ended on {day}.</translation>
    </message>
    <message>
        <source>代理人{agent}的授权只写“全权代理”，没有写明承认、放弃、变更、和解，不能代{name}签协议。</source>
        <translation>The authority of the agent {agent} only says “full agency” without naming admission, waiver, alteration and settlement: no signing for {name}.</translation>
    </message>
    <message>
        <source>代理人{agent}的授权期限不是一个日期。</source>
        <translation>The end of the authority of the agent {agent} is no date.</translation>
    </message>
    <message>
        <source>代理人{agent}的授权里没有写明：{powers}。</source>
        <translation>The authority of the agent {agent} does not name: {powers}.</translation>
    </message>
    <message>
        <source>份数不够：每方一份，调解组织留一份，至少 {count} 份。</source>
        <translation>Too few copies: one for each party and one kept, at least {count}.</translation>
    </message>
    <message>
        <source>分了 {count} 期，期数偏多。</source>
        <translation>{count} instalments are many.</translation>
    </message>
    <message>
        <source>协议没有任何内容。</source>
        <translation>The agreement says nothing.</translation>
    </message>
    <message>
        <source>双方里没有劳动者。</source>
        <translation>There is no worker among the parties.</translation>
    </message>
    <message>
        <source>双方里没有用人单位。</source>
        <translation>There is no employer among the parties.</translation>
    </message>
    <message>
        <source>只有一期，条款写的是分期支付。</source>
        <translation>There is one instalment, but a clause speaks of several.</translation>
    </message>
    <message>
        <source>各期加起来是 {sum}，和合计 {total} 不一致。</source>
        <translation>The instalments come to {sum}, not to the total {total}.</translation>
    </message>
    <message>
        <source>各期没有按日期先后排列。</source>
        <translation>The instalments are not in the order of their dates.</translation>
    </message>
    <message>
        <source>各项结果的金额加起来是 {sum}，和合计 {total} 不一致。</source>
        <translation>The sums of the results come to {sum}, not to the total {total}.</translation>
    </message>
    <message>
        <source>合计要大于零；没有款项的，请把合计清空。</source>
        <translation>The total has to be above zero; where nothing is paid, clear it.</translation>
    </message>
    <message>
        <source>名单加起来是 {sum}，和合计 {total} 不一致。</source>
        <translation>The list comes to {sum}, not to the total {total}.</translation>
    </message>
    <message>
        <source>名单第 {n} 行{name}的身份证号没有或者看起来不对。</source>
        <translation>Line {n} of the list, {name}: the ID number is missing or looks wrong.</translation>
    </message>
    <message>
        <source>名单第 {n} 行{name}还没有同意：代表不能替别人和解。</source>
        <translation>Line {n} of the list, {name}: has not agreed yet; representatives cannot settle for others.</translation>
    </message>
    <message>
        <source>名单第 {n} 行没有姓名。</source>
        <translation>Line {n} of the list has no name.</translation>
    </message>
    <message>
        <source>名单第 {n} 行没有金额。</source>
        <translation>Line {n} of the list has no sum.</translation>
    </message>
    <message>
        <source>名单里{name}出现了 {times} 次。</source>
        <translation>{name} is in the list {times} times.</translation>
    </message>
    <message>
        <source>大写“{words}”和小写“{digits}”不一致。</source>
        <translation>“{words}” in words is not {digits} in digits.</translation>
    </message>
    <message>
        <source>当事人没有姓名或者名称。</source>
        <translation>A party has no name.</translation>
    </message>
    <message>
        <source>最后一期在 {count} 个月以后，履行没有保障，请考虑担保或者缩短。</source>
        <translation>The last instalment is more than {count} months away: think of a guarantee or a shorter term.</translation>
    </message>
    <message>
        <source>有两期是同一天，请核对。</source>
        <translation>Two instalments are on the same day; please check.</translation>
    </message>
    <message>
        <source>有款项，但没有写哪天付、怎么付。</source>
        <translation>There is a sum, but not when and how it is paid.</translation>
    </message>
    <message>
        <source>有金额，但没有写合计。</source>
        <translation>There are sums, but no total.</translation>
    </message>
    <message>
        <source>条款写的是一次性付清，分期表里有 {n} 期。</source>
        <translation>A clause speaks of one payment, the table has {n}.</translation>
    </message>
    <message>
        <source>案件登记的是 {people} 人，协议只写了 {named} 人：每个人都要签字，或者列入名单附件。</source>
        <translation>The case is of {people} people, the agreement names {named}: each signs, or stands in the annex.</translation>
    </message>
    <message>
        <source>没有 {day} 这一天。</source>
        <translation>There is no such day as {day}.</translation>
    </message>
    <message>
        <source>没有写代理人{agent}的授权到哪一天，请看授权委托书。</source>
        <translation>The end of the authority of the agent {agent} is not given; see the letter of authority.</translation>
    </message>
    <message>
        <source>没有写纠纷的主要事实和争议事项。</source>
        <translation>The facts and the matter in dispute are not given.</translation>
    </message>
    <message>
        <source>没有写调解员，没有人签名。</source>
        <translation>No mediator is named: nobody signs.</translation>
    </message>
    <message>
        <source>没有写调解组织。</source>
        <translation>The mediating organisation is not named.</translation>
    </message>
    <message>
        <source>没有申请人。</source>
        <translation>There is no applicant.</translation>
    </message>
    <message>
        <source>没有被申请人。</source>
        <translation>There is no respondent.</translation>
    </message>
    <message>
        <source>没有请求事项。</source>
        <translation>There is no request.</translation>
    </message>
    <message>
        <source>涉及工伤，还没有劳动能力鉴定结论：鉴定以前谈定的数额可能显失公平，可以撤销。</source>
        <translation>A work injury without an appraisal yet: a sum agreed before it may be grossly unfair and be set aside.</translation>
    </message>
    <message>
        <source>第 {n} 期 {day} 不是工作日，之后的第一个工作日是 {following}。</source>
        <translation>Instalment {n}: {day} is a day off, the next working day is {following}.</translation>
    </message>
    <message>
        <source>第 {n} 期没有写怎么付。</source>
        <translation>Instalment {n} does not say how it is paid.</translation>
    </message>
    <message>
        <source>第 {n} 期没有日期。</source>
        <translation>Instalment {n} has no date.</translation>
    </message>
    <message>
        <source>第 {n} 期没有金额。</source>
        <translation>Instalment {n} has no sum.</translation>
    </message>
    <message>
        <source>第 {n} 期的日期 {day} 已经过去。</source>
        <translation>Instalment {n}: {day} is past.</translation>
    </message>
    <message>
        <source>第 {n} 期的日期不存在或者看不懂。</source>
        <translation>The date of instalment {n} does not exist or is not understood.</translation>
    </message>
    <message>
        <source>第 {n} 期转账，没有写收款账户。</source>
        <translation>Instalment {n} is a transfer without an account.</translation>
    </message>
    <message>
        <source>第 {n} 条是空的。</source>
        <translation>Clause {n} is empty.</translation>
    </message>
    <message>
        <source>第 {n} 项放弃的是社会保险：只是不再由本次调解处理，不能写成无需缴纳。</source>
        <translation>Request {n} dropped is about social insurance: it only leaves this mediation, it cannot be agreed that nothing is owed.</translation>
    </message>
    <message>
        <source>第 {n} 项结果的文字里写的金额和金额栏 {amount} 不一样。</source>
        <translation>Result {n}: the sum in its words is not {amount}.</translation>
    </message>
    <message>
        <source>第 {n} 项请求写了放弃，又写了结果或者金额，二者只能有一个。</source>
        <translation>Request {n} is dropped and has a result or a sum as well; it can only have one.</translation>
    </message>
    <message>
        <source>第 {n} 项请求没有内容。</source>
        <translation>Request {n} is empty.</translation>
    </message>
    <message>
        <source>第 {n} 项请求没有结果：写上结果，或者标明放弃。</source>
        <translation>Request {n} has no result: write one, or mark it as dropped.</translation>
    </message>
    <message>
        <source>签订日期 {day} 已经过去，请写实际签字的那天。</source>
        <translation>The signing day {day} is past; write the day of signing.</translation>
    </message>
    <message>
        <source>签订日期不是一个日期。</source>
        <translation>The signing day is no date.</translation>
    </message>
    <message>
        <source>要在 {day} 前办的事，这一天已经过去。</source>
        <translation>Something is to be done before {day}, which is past.</translation>
    </message>
    <message>
        <source>还有空没有填：{name}。</source>
        <translation>Still to be filled in: {name}.</translation>
    </message>
    <message>
        <source>违约金百分之 {percent} 偏高，对方可以请求法院减少。</source>
        <translation>A penalty of {percent} % is high; a court may reduce it.</translation>
    </message>
    <message>
        <source>{why}什么都没有改动。</source>
        <translation>{why} Nothing was changed.</translation>
    </message>
    <message>
        <source>付款日期在协议生效以前，或者还没有到。</source>
        <translation>The day of payment is before the agreement took effect, or still to come.</translation>
    </message>
    <message>
        <source>协议上没有这个签名的位置。</source>
        <translation>The agreement has no such place to sign.</translation>
    </message>
    <message>
        <source>协议已经生效，签名不能撤销；内容要改的，请改一版重新签。</source>
        <translation>The agreement is in effect: its signatures stay. To change it, make a further version and have it signed.</translation>
    </message>
    <message>
        <source>协议还没有定稿、取号。</source>
        <translation>The agreement is not final and numbered yet.</translation>
    </message>
    <message>
        <source>没有到期未付的款项</source>
        <translation>Nothing is overdue</translation>
    </message>
    <message>
        <source>签名的日期在定稿以前，或者还没有到。</source>
        <translation>The day of the signature is before the paper was final, or still to come.</translation>
    </message>
    <message>
        <source>请先核对各期的付款记录。</source>
        <translation>Please check the payments of the instalments first.</translation>
    </message>
    <message>
        <source>请写明为什么撤销。</source>
        <translation>Please say why it is taken back.</translation>
    </message>
    <message>
        <source>请写明付款的凭证，例如转账回单、收条。</source>
        <translation>Please name the evidence of the payment, a transfer slip or a receipt.</translation>
    </message>
    <message>
        <source>请核对付款的日期、金额和凭证。</source>
        <translation>Please check the day, the sum and the evidence.</translation>
    </message>
    <message>
        <source>请核对协议书上的签名和印章。</source>
        <translation>Please check the signatures and seals on the agreement.</translation>
    </message>
    <message>
        <source>这一期已经由新的一版协议代替。</source>
        <translation>A later version of the agreement took the place of this instalment.</translation>
    </message>
    <message>
        <source>这一版已经有新的一版了。</source>
        <translation>There is a further version of this one.</translation>
    </message>
    <message>
        <source>这个签名不能记下</source>
        <translation>This signature cannot be written down</translation>
    </message>
    <message>
        <source>这个签名已经记下了。</source>
        <translation>This signature is written down already.</translation>
    </message>
    <message>
        <source>这份协议没有到期还没付的款项，没有生成支付令申请书。</source>
        <translation>Nothing of this agreement is overdue; no application for a payment order was made.</translation>
    </message>
    <message>
        <source>这条期限不是协议的分期。</source>
        <translation>This deadline is no instalment of an agreement.</translation>
    </message>
    <message>
        <source>这样签不能使协议生效：要签名或者盖章，调解组织要盖章。</source>
        <translation>This does not put the agreement into effect: it takes a signature or a seal, and the seal of the mediating organisation.</translation>
    </message>
    <message>
        <source>这笔付款不能记下</source>
        <translation>This payment cannot be written down</translation>
    </message>
    <message>
        <source>金额要大于零，不超过这一期还没付的数。</source>
        <translation>The sum has to be above zero and at most what is still owed of the instalment.</translation>
    </message>
    <message>
        <source>PDF 加了密码</source>
        <translation>the PDF has a password</translation>
    </message>
    <message>
        <source>PDF 文件损坏</source>
        <translation>the PDF is damaged</translation>
    </message>
    <message>
        <source>PDF 没有页，或者超过 300 页</source>
        <translation>the PDF has no page, or more than 300</translation>
    </message>
    <message>
        <source>{file}：{why}。没有添加，原文件没有改动。</source>
        <translation>{file}: {why}. It was not added; the file itself was not changed.</translation>
    </message>
    <message>
        <source>“{name}”是在别的席位添加的，内容只存在那台电脑上。</source>
        <translation>“{name}” was added at another desk; its content is on that machine alone.</translation>
    </message>
    <message>
        <source>“{name}”的文件不见了，或者被改动过，不能显示。</source>
        <translation>The file of “{name}” is gone or was changed; it cannot be shown.</translation>
    </message>
    <message>
        <source>不是 PDF、JPEG 或 PNG 文件</source>
        <translation>it is no PDF, JPEG or PNG</translation>
    </message>
    <message>
        <source>副卷里没有材料</source>
        <translation>The internal part is empty</translation>
    </message>
    <message>
        <source>图片太大</source>
        <translation>the picture is too large</translation>
    </message>
    <message>
        <source>图片损坏</source>
        <translation>the picture is damaged</translation>
    </message>
    <message>
        <source>扫描件不在本机</source>
        <translation>The scan is not on this machine</translation>
    </message>
    <message>
        <source>扫描件打不开</source>
        <translation>The scan cannot be opened</translation>
    </message>
    <message>
        <source>有内部材料时，请先在卷宗里添加。</source>
        <translation>Add approvals or discussions to the file first.</translation>
    </message>
    <message>
        <source>请到添加它的席位上查看或装订；也可以在本机重新添加一次。</source>
        <translation>Look at it, or bind the file, at the desk that added it; or add it here once more.</translation>
    </message>
    <message>
        <source>请用 PDF、JPEG 或 PNG 格式重新扫描后再添加。</source>
        <translation>Scan it again as PDF, JPEG or PNG, then add it.</translation>
    </message>
    <message>
        <source>请重新扫描并添加；原来的一份写明原因后可以移出。</source>
        <translation>Scan and add it again; take the old one out with a reason.</translation>
    </message>
    <message>
        <source>读不出来</source>
        <translation>it cannot be read</translation>
    </message>
    <message>
        <source>超过 30 MB</source>
        <translation>it is larger than 30 MB</translation>
    </message>
    <message>
        <source>这个文件不能归入卷宗</source>
        <translation>This file cannot be taken into the case&apos;s file</translation>
    </message>
    <message>
        <source>这个案件还没有审批、讨论一类的内部材料，没有生成副卷。</source>
        <translation>This case has no approvals or discussions yet; no internal part was made.</translation>
    </message>
    <message>
        <source>{missing}，没有发布，写的内容都还在。</source>
        <translation>{missing}; nothing was published, and all that was written is still there.</translation>
    </message>
    <message>
        <source>没有写版本号或依据</source>
        <translation>The version or its source is missing</translation>
    </message>
    <message>
        <source>版本号已经用过</source>
        <translation>This version is taken</translation>
    </message>
    <message>
        <source>生效日期已经过去</source>
        <translation>The day from which it holds is past</translation>
    </message>
    <message>
        <source>请换一个版本号再发布。</source>
        <translation>Choose another version and publish again.</translation>
    </message>
    <message>
        <source>请补上后再发布。</source>
        <translation>Add it and publish again.</translation>
    </message>
    <message>
        <source>还不能发布</source>
        <translation>It cannot be published yet</translation>
    </message>
    <message>
        <source>这份模板已经有版本 {version}，没有发布，写的内容都还在。</source>
        <translation>This template has a version {version} already; nothing was published, and all that was written is still there.</translation>
    </message>
    <message>
        <source>场次要在同一天，结束在开始以后，最长 12 小时。</source>
        <translation>A sitting is within one day, ends after it begins and takes 12 hours at most. </translation>
    </message>
    <message>
        <source>场次要有一位本站点的主持人，现在没有记下。</source>
        <translation>A sitting needs somebody of this station to hold it; nothing was written down. </translation>
    </message>
    <message>
        <source>改期和取消都要写明原因，场次没有任何改动。</source>
        <translation>Moving and cancelling need a reason; the sitting is unchanged. </translation>
    </message>
    <message>
        <source>时间不对</source>
        <translation>No such time</translation>
    </message>
    <message>
        <source>没有写原因</source>
        <translation>No reason given</translation>
    </message>
    <message>
        <source>没有选主持人</source>
        <translation>Nobody to hold it</translation>
    </message>
    <message>
        <source>请写一句，例如：被申请人出差。</source>
        <translation>Please write a sentence, e.g. the employer is away.</translation>
    </message>
    <message>
        <source>请改好开始和结束的时间。</source>
        <translation>Please correct beginning and end.</translation>
    </message>
    <message>
        <source>这一场已经举行或者取消，没有任何改动。</source>
        <translation>This sitting was held or cancelled; nothing was changed. </translation>
    </message>
    <message>
        <source>这一场已经结束</source>
        <translation>This sitting is over</translation>
    </message>
    <message>
        <source>需要的话请另约一场。</source>
        <translation>Plan another one if needed.</translation>
    </message>
    <message>
        <source>“{file}”不是能读的 PDF、PNG 或 JPEG 文件。</source>
        <translation>“{file}” is no PDF, PNG or JPEG file that can be read.</translation>
    </message>
    <message>
        <source>“{file}”里没有找到文书的验证码。草稿和早先打印的文书没有码。</source>
        <translation>“{file}” holds no code of a paper. Drafts, and papers printed earlier, have none.</translation>
    </message>
    <message>
        <source>不是文书验证码</source>
        <translation>This is no code of a paper</translation>
    </message>
    <message>
        <source>打不开这个文件</source>
        <translation>This file cannot be opened</translation>
    </message>
    <message>
        <source>没有找到验证码</source>
        <translation>No code was found</translation>
    </message>
    <message>
        <source>请在前台席位的电脑上验，或者先设置席位。</source>
        <translation>Please verify it at a front desk&apos;s computer, or set up a desk first.</translation>
    </message>
    <message>
        <source>请对准文书首页左上角的方码再扫一次；复印不清的请用原件。</source>
        <translation>Please scan the square code in the upper left corner of page 1 again; use the original where a copy is not clear.</translation>
    </message>
    <message>
        <source>请扫描文书首页（150 dpi 以上，左上角的方码要完整），或者用文号查找。</source>
        <translation>Please scan page 1 (150 dpi or more, with the whole code in its upper left corner), or search by the number.</translation>
    </message>
    <message>
        <source>请换一个文件，或者重新扫描。</source>
        <translation>Please take another file, or scan it again.</translation>
    </message>
    <message>
        <source>读到的内容不是本程序文书上的验证码，或者不完整。什么也没有改动。</source>
        <translation>What was read is no code of this program&apos;s papers, or is cut off. Nothing was changed.</translation>
    </message>
    <message>
        <source>这台电脑还没有设置席位</source>
        <translation>No desk is set up on this computer</translation>
    </message>
    <message>
        <source>验一验要对照卷宗里的文书，这台电脑上没有。</source>
        <translation>A paper is compared with the files, and this computer has none.</translation>
    </message>
    <message>
        <source>定稿的笔录不能再改，内容没有任何改动。</source>
        <translation>A final record is not changed; nothing was changed.</translation>
    </message>
    <message>
        <source>当事人更正过的不能改</source>
        <translation>What a party has corrected is not changed</translation>
    </message>
    <message>
        <source>笔录已经定稿</source>
        <translation>The record is final</translation>
    </message>
    <message>
        <source>要改就另开一个新版本，原来的一版会保留。</source>
        <translation>To change it, begin a new version; the old one stays.</translation>
    </message>
    <message>
        <source>请先按 F9 保存登记，再写笔录。</source>
        <translation>Press F9 to save the registration, then write the record.</translation>
    </message>
    <message>
        <source>还有不对的，请再作一次更正。</source>
        <translation>If it is still not right, make another correction.</translation>
    </message>
    <message>
        <source>还没有登记</source>
        <translation>Not registered yet</translation>
    </message>
    <message>
        <source>这一句已经由当事人更正，原来的话和更正都要留在笔录里，内容没有任何改动。</source>
        <translation>A party has corrected this line; the old words and the correction stay in the record. Nothing was changed.</translation>
    </message>
    <message>
        <source>这次接待还没有保存成案件，笔录没有地方可放。</source>
        <translation>This reception has not been saved as a case, so its record has nowhere to be kept.</translation>
    </message>
    <message>
        <source>不能申请用印</source>
        <translation>The seal cannot be asked for</translation>
    </message>
    <message>
        <source>份数不对。</source>
        <translation>The number of copies is wrong. </translation>
    </message>
    <message>
        <source>文书还没有定稿，或者已经作废。</source>
        <translation>The paper is not final yet, or is void. </translation>
    </message>
    <message>
        <source>文书还没有定稿，签了也不知道签的是哪一版。</source>
        <translation>The paper is not final yet: nobody would know which version was signed. </translation>
    </message>
    <message>
        <source>没有写明是谁签的。</source>
        <translation>It does not say who signs. </translation>
    </message>
    <message>
        <source>没有写明用哪一枚印章。</source>
        <translation>It does not say which seal. </translation>
    </message>
    <message>
        <source>签名板没有写上字，或者图太大。</source>
        <translation>Nothing was written on the pad, or the picture is too large. </translation>
    </message>
    <message>
        <source>签名没有存下</source>
        <translation>The signature was not kept</translation>
    </message>
    <message>
        <source>请核对后重新签。</source>
        <translation>Please check, and sign again.</translation>
    </message>
    <message>
        <source>请核对文书和印章后再申请。</source>
        <translation>Please check paper and seal, and ask again.</translation>
    </message>
    <message>
        <source>这一版文书用这枚印章已经申请过了。</source>
        <translation>This seal was already asked for, for this version. </translation>
    </message>
    <message>
        <source>这个人在这一版上已经签过了。</source>
        <translation>This person has signed this version already. </translation>
    </message>
    <message>
        <source>这个签名已经有笔迹了。</source>
        <translation>This signature has its picture already. </translation>
    </message>
    <message>
        <source>模型 {name} 在 {folder}，识别引擎在 Windows 上打不开中文路径，也没能把它复制到公用文件夹。</source>
        <translation>The model {name} lies in {folder}; on Windows the engine cannot open a path with Chinese characters, and it could not be copied to a folder of all users.</translation>
    </message>
    <message>
        <source>别的同事已经批准或者不同意，没有任何改动。</source>
        <translation>A colleague has already approved or refused it; nothing was changed.</translation>
    </message>
    <message>
        <source>同样的字已经有一条规则，或者正等着批准；没有另记。</source>
        <translation>There is a rule for the same words already, or one waits to be approved; none was added.</translation>
    </message>
    <message>
        <source>听到的和要改成的都要写，不能一样，也不能太长；没有记下任何规则。</source>
        <translation>What is heard and what is meant must both be given, must differ and must not be too long; no rule was written down.</translation>
    </message>
    <message>
        <source>已经有这条更正规则</source>
        <translation>This correction rule exists already</translation>
    </message>
    <message>
        <source>请写清楚把哪几个字改成哪几个字，最多 20 个字。</source>
        <translation>Write which characters become which, at most 20 of them.</translation>
    </message>
    <message>
        <source>请刷新后再看。</source>
        <translation>Refresh and look again.</translation>
    </message>
    <message>
        <source>请在“更正规则”里查看。</source>
        <translation>See “Correction rules”.</translation>
    </message>
    <message>
        <source>这条更正规则用不了</source>
        <translation>This cannot be a correction rule</translation>
    </message>
    <message>
        <source>这条规则已经处理过</source>
        <translation>This rule has been decided</translation>
    </message>
    <message>
        <source>SIP 账号没有填对</source>
        <translation>The SIP account is not right</translation>
    </message>
    <message>
        <source>{what}。设置没有保存。</source>
        <translation>{what}. The settings were not saved.</translation>
    </message>
    <message>
        <source>{who}已经接听了这个来电，内容没有任何改动。</source>
        <translation>{who} has already answered this call; nothing was changed.</translation>
    </message>
    <message>
        <source>不能关联到这个人</source>
        <translation>The number cannot be tied to this person</translation>
    </message>
    <message>
        <source>来电显示盒没有应答</source>
        <translation>The caller-ID box does not answer</translation>
    </message>
    <message>
        <source>来电显示盒没有连接</source>
        <translation>The caller-ID box is not connected</translation>
    </message>
    <message>
        <source>电话系统 {server} 不接受账号 {user} 的密码，来电不会自动弹出。</source>
        <translation>The telephone system {server} does not accept the password of {user}; calls will not pop up.</translation>
    </message>
    <message>
        <source>电话系统 {server} 拒绝了账号 {user}（{code}），来电不会自动弹出。</source>
        <translation>The telephone system {server} has refused the account {user} ({code}); calls will not pop up.</translation>
    </message>
    <message>
        <source>电话系统不接受这个账号</source>
        <translation>The telephone system does not accept this account</translation>
    </message>
    <message>
        <source>电话系统不认这个密码</source>
        <translation>The telephone system does not accept this password</translation>
    </message>
    <message>
        <source>电话系统没有应答</source>
        <translation>The telephone system does not answer</translation>
    </message>
    <message>
        <source>端口 {port} 上的设备不认识来电显示的命令，来电不会自动弹出。</source>
        <translation>The device at port {port} does not know the commands for caller ID; calls will not pop up.</translation>
    </message>
    <message>
        <source>端口 {port} 打不开，来电不会自动弹出。接上以后会自己恢复。</source>
        <translation>Port {port} cannot be opened; calls will not pop up. It comes back by itself once it is plugged in.</translation>
    </message>
    <message>
        <source>请另选一个人；身份保密的，请有权限的同事办理。</source>
        <translation>Please choose another person; for a protected identity ask a colleague who has the right.</translation>
    </message>
    <message>
        <source>请在电话设置里换一个端口，或者请管理员查看设备的说明。</source>
        <translation>Please choose another port in the telephone settings, or ask the administrator to look into the device&apos;s manual.</translation>
    </message>
    <message>
        <source>请在电话设置里重新输入密码，或者问电话系统的管理员。</source>
        <translation>Please type the password anew in the telephone settings, or ask the administrator of the telephone system.</translation>
    </message>
    <message>
        <source>请按电话系统管理员给的服务器、账号和密码填写。</source>
        <translation>Please fill in server, account and password as the administrator of the telephone system gave them.</translation>
    </message>
    <message>
        <source>请核对账号，或者请电话系统的管理员开通它。</source>
        <translation>Please check the account, or ask the administrator of the telephone system to open it.</translation>
    </message>
    <message>
        <source>请检查网络；这期间可以按 F5 登记来电。</source>
        <translation>Please check the network; meanwhile F5 registers a call.</translation>
    </message>
    <message>
        <source>请检查连线；没有它也可以按 F5 登记来电。</source>
        <translation>Please check the cable; without it F5 registers a call all the same.</translation>
    </message>
    <message>
        <source>请看来电记录；需要时可以直接按 F5 新登记一次来电。</source>
        <translation>Please see the journal of calls; F5 registers a new call where one is needed.</translation>
    </message>
    <message>
        <source>这个人的记录不在本站点，或者身份保密。号码没有关联。</source>
        <translation>This person&apos;s record is not of this station, or is protected. The number was not tied.</translation>
    </message>
    <message>
        <source>这个来电已经有人接了</source>
        <translation>Somebody has already answered this call</translation>
    </message>
    <message>
        <source>连不上电话系统 {server}，来电不会自动弹出；会一直自动重试。</source>
        <translation>The telephone system {server} cannot be reached; calls will not pop up. It is tried again all the time.</translation>
    </message>
    <message>
        <source>不录音办理</source>
        <translation>Handle without recording</translation>
    </message>
    <message>
        <source>为告知语选的录音和现在的用语不一样，没有播放。</source>
        <translation>The sound chosen for the notice says other words than the present ones; it was not played.</translation>
    </message>
    <message>
        <source>告知语已经改过</source>
        <translation>The notice has been changed</translation>
    </message>
    <message>
        <source>如果对方改为同意，请先按 Ctrl+F7。</source>
        <translation> If they agree after all, press Ctrl+F7 first.</translation>
    </message>
    <message>
        <source>对方不同意录音，没有开始录音，可以照常登记。</source>
        <translation>They do not agree to being recorded; nothing is recorded, you can register as usual.</translation>
    </message>
    <message>
        <source>录音太长</source>
        <translation>The recording is too long</translation>
    </message>
    <message>
        <source>文件 {path} 超过了 {limit} 秒。</source>
        <translation>The file {path} is longer than {limit} seconds.</translation>
    </message>
    <message>
        <source>没有选好告知语的录音，系统里也没有能念中文的声音。</source>
        <translation>No sound was chosen for the notice, and the system has no voice for Chinese.</translation>
    </message>
    <message>
        <source>请按屏幕上的用语念给对方，再按 F3。</source>
        <translation> Please read the words on the screen aloud, then press F3.</translation>
    </message>
    <message>
        <source>请按屏幕上的用语念给对方，再按 F3；请管理员在“录音设备”里换一段新的录音。</source>
        <translation> Please read the words on the screen aloud, then press F3; ask the administrator to choose a new sound under “Recording device”.</translation>
    </message>
    <message>
        <source>请换一段短一些的录音。</source>
        <translation> Please choose a shorter sound.</translation>
    </message>
    <message>
        <source>这台电脑不会说话</source>
        <translation>This computer cannot speak</translation>
    </message>
    <message>
        <source>光标在句首或句尾，拆不出两句，内容没有任何改动。</source>
        <translation>The cursor is at the beginning or the end, so there would not be two sentences. Nothing was changed.</translation>
    </message>
    <message>
        <source>请把光标放到两句话之间再拆。</source>
        <translation>Put the cursor between the two sentences and split again.</translation>
    </message>
    <message>
        <source>请看一下现在的文字，再改一次。</source>
        <translation>Look at the text as it is now and change it again.</translation>
    </message>
    <message>
        <source>这一句刚刚被别人或重新识别改动过，您的修改没有写入，打的字都还在。</source>
        <translation>Somebody else, or a new recognition, has just changed this sentence. Your change was not written; what you typed is still there.</translation>
    </message>
    <message>
        <source>这一句已经变了</source>
        <translation>This sentence has changed</translation>
    </message>
    <message>
        <source>这里不能拆</source>
        <translation>Cannot be split here</translation>
    </message>
    <message>
        <source>剪贴板里没有电话号码</source>
        <translation>No telephone number in the clipboard</translation>
    </message>
    <message>
        <source>复制的内容里没有找到电话号码。</source>
        <translation>No telephone number was found in what was copied.</translation>
    </message>
    <message>
        <source>服务器或账号里有空格或符号</source>
        <translation>There are blanks or signs in server or account</translation>
    </message>
    <message>
        <source>没有接来电显示盒</source>
        <translation>No caller-ID box is connected</translation>
    </message>
    <message>
        <source>没有选来电显示盒的端口</source>
        <translation>No port was chosen for the caller-ID box</translation>
    </message>
    <message>
        <source>端口要在 1 到 65535 之间</source>
        <translation>The port must be from 1 to 65535</translation>
    </message>
    <message>
        <source>设置了由来电显示盒拨号，但是它没有连接。</source>
        <translation>Numbers are to be dialled by the caller-ID box, but it is not connected.</translation>
    </message>
    <message>
        <source>请在来电软件里选中并复制号码，再按 Ctrl+Shift+F4。</source>
        <translation>Please mark and copy the number in the telephone program, then press Ctrl+Shift+F4.</translation>
    </message>
    <message>
        <source>请照屏幕上的号码手工拨，或者在电话设置里改。</source>
        <translation>Please dial the number on the screen by hand, or change the telephone settings.</translation>
    </message>
    <message>
        <source>请选择 WAV、FLAC、OGG、MP3、M4A、AMR 或 WMA 格式的录音。</source>
        <translation> Please choose a recording in WAV, FLAC, OGG, MP3, M4A, AMR or WMA.</translation>
    </message>
    <message>
        <source>里面没有声音</source>
        <translation>there is no sound in it</translation>
    </message>
    <message>
        <source>{name}同时是第三人和另一方。</source>
        <translation>{name} is the third party and another party at once.</translation>
    </message>
    <message>
        <source>协议上没有这个签名的位置，或者已经签过。</source>
        <translation>The agreement has no such place to sign, or it is signed already. </translation>
    </message>
    <message>
        <source>内存不够</source>
        <translation>Not enough memory</translation>
    </message>
    <message>
        <source>准确率用本席位改正过的语句来测，现在这台电脑上还没有改正过的语句。</source>
        <translation>Accuracy is measured on sentences corrected at this desk; there are none on this computer yet.</translation>
    </message>
    <message>
        <source>在通话文字里改正几句之后再测。</source>
        <translation>Correct a few sentences of a call, then measure.</translation>
    </message>
    <message>
        <source>它正在使用</source>
        <translation>it is in use</translation>
    </message>
    <message>
        <source>模型 {name} 大约要用 {needed} MB 内存，这台电脑现在只剩 {free} MB，因此不加载它。录音照常进行。</source>
        <translation>The model {name} needs about {needed} MB of memory; only {free} MB are free, so it is not loaded. Recording goes on as usual.</translation>
    </message>
    <message>
        <source>模型 {name} 没有删除：{reason}。</source>
        <translation>The model {name} was not removed: {reason}.</translation>
    </message>
    <message>
        <source>模型 {name} 的识别引擎要用这台电脑的处理器没有的指令，因此不加载它。录音照常进行。</source>
        <translation>The engine of the model {name} uses instructions that this computer&apos;s processor does not have, so it is not loaded. Recording goes on as usual.</translation>
    </message>
    <message>
        <source>正在使用的模型请先换成别的；随系统软件包安装的请用软件包管理器删除。</source>
        <translation>If it is in use, choose another one first; what a system package installed is removed with the package manager.</translation>
    </message>
    <message>
        <source>没有删除模型</source>
        <translation>The model was not removed</translation>
    </message>
    <message>
        <source>请关掉别的程序后重新打开本程序，或者在“语音引擎”页换一个小一些的模型。</source>
        <translation>Please close other programs and open this one again, or choose a smaller model on the page Speech engines.</translation>
    </message>
    <message>
        <source>请在“语音引擎”页换一个模型，或者换一台较新的电脑。</source>
        <translation>Please choose another model on the page Speech engines, or use a newer computer.</translation>
    </message>
    <message>
        <source>还没有可以测量的语句</source>
        <translation>There are no sentences to measure on yet</translation>
    </message>
    <message>
        <source>这台电脑的处理器太旧</source>
        <translation>The processor of this computer is too old</translation>
    </message>
    <message>
        <source>（测量中断）</source>
        <translation>(the measurement was broken off)</translation>
    </message>
    <message>
        <source>没有可以导出的内容</source>
        <translation>Nothing to export</translation>
    </message>
    <message>
        <source>背对背的谈话要勾选“包括背对背谈话”，并且由调解员导出。</source>
        <translation>For private talks tick “Include private talks”; a mediator exports them.</translation>
    </message>
    <message>
        <source>请有权查看保密身份的人来导出。</source>
        <translation>Ask somebody who may see protected identities to export it.</translation>
    </message>
    <message>
        <source>身份保密，不能导出</source>
        <translation>Identity protected: cannot be exported</translation>
    </message>
    <message>
        <source>这次接待没有录音，或者只有背对背的谈话。没有生成文件。</source>
        <translation>This reception has no recording, or private talks alone. No file was made.</translation>
    </message>
    <message>
        <source>这次接待的当事人要求身份保密，谈话里会说出她是谁。没有生成文件。</source>
        <translation>The party asked for a protected identity, and the talk tells who she is. No file was made.</translation>
    </message>
    <message>
        <source>庭审经仲裁庭准许才能录音，现在没有录下任何声音。</source>
        <translation>A hearing is recorded with the tribunal&apos;s leave alone; no sound has been recorded.</translation>
    </message>
    <message>
        <source>请先写下是哪位仲裁员准许的，再开始录音。</source>
        <translation>Write down which arbitrator allowed it, then begin to record.</translation>
    </message>
    <message>
        <source>还没有记下仲裁庭准许录音</source>
        <translation>The tribunal&apos;s leave is not written down yet</translation>
    </message>
    <message>
        <source>录音设备{device}打不开，这一次没有录音。</source>
        <translation>The recording device {device} cannot be opened; nothing is recorded this time.</translation>
    </message>
</context>
<context>
    <name>filters</name>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>最近 7 天</source>
        <translation>Last 7 days</translation>
    </message>
    <message>
        <source>本月</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>今年</source>
        <translation>This year</translation>
    </message>
    <message>
        <source>全部日期</source>
        <translation>All dates</translation>
    </message>
    <message>
        <source>全部状态</source>
        <translation>Any status</translation>
    </message>
    <message>
        <source>待登记</source>
        <translation>To be registered</translation>
    </message>
    <message>
        <source>已登记</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>已作废</source>
        <translation>Void</translation>
    </message>
</context>
<context>
    <name>gaps</name>
    <message>
        <source>（暂停）</source>
        <translation>(paused)</translation>
    </message>
    <message>
        <source>（录音设备断开）</source>
        <translation>(recording device disconnected)</translation>
    </message>
    <message>
        <source>（录音设备断开 {0}）</source>
        <translation>(recording device disconnected for {0})</translation>
    </message>
    <message>
        <source>（暂停 {0}）</source>
        <translation>(paused for {0})</translation>
    </message>
    <message>
        <source>（录音设备断开 {0}，之后换用了系统默认设备）</source>
        <translation>(recording device disconnected for {0}, then the system&apos;s default device was used)</translation>
    </message>
    <message>
        <source>{0} 小时</source>
        <translation>{0} h</translation>
    </message>
    <message>
        <source>{0} 分</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>{0} 秒</source>
        <translation>{0} s</translation>
    </message>
</context>
<context>
    <name>identity</name>
    <message>
        <source>有自造字（{0}），别的电脑上显示不出来，请换成标准字或注明。</source>
        <translation>There are private-use characters ({0}) that other machines cannot show. Use standard ones, or say what is meant.</translation>
    </message>
    <message>
        <source>{0} 是服务热线，不是来电人自己的号码。</source>
        <translation>{0} is a service line, not the caller&apos;s own number.</translation>
    </message>
    <message>
        <source>{0} 是企业客服号码，不是来电人自己的号码。</source>
        <translation>{0} is a firm&apos;s customer line, not the caller&apos;s own number.</translation>
    </message>
    <message>
        <source>号码是 {0} 位，可能多了或少了。</source>
        <translation>The number has {0} digits: there may be one too many or too few.</translation>
    </message>
    <message>
        <source>没有这样开头的手机号，请再核对。</source>
        <translation>No mobile number begins like this. Please check it.</translation>
    </message>
    <message>
        <source>号码里有不是数字的内容。</source>
        <translation>There is something in the number that is no digit.</translation>
    </message>
    <message>
        <source>不满16周岁（童工线索）</source>
        <translation>Under 16 (a sign of child labour)</translation>
    </message>
    <message>
        <source>未成年</source>
        <translation>Minor</translation>
    </message>
    <message>
        <source>老年人</source>
        <translation>Elderly</translation>
    </message>
    <message>
        <source>号码是 {0} 位，一般是 18 位。</source>
        <translation>The number has {0} places; usually it has 18.</translation>
    </message>
    <message>
        <source>号码里有不该有的字符。</source>
        <translation>The number has characters that do not belong there.</translation>
    </message>
    <message>
        <source>不像{0}的号码。</source>
        <translation>This does not look like a number of {0}.</translation>
    </message>
    <message>
        <source>这像是{0}的号码，请看证件种类。</source>
        <translation>This looks like a number of {0}. Please check the kind of document.</translation>
    </message>
    <message>
        <source>号码里的出生日期 {0} 不存在。</source>
        <translation>The birth date {0} in the number does not exist.</translation>
    </message>
    <message>
        <source>号码里的出生日期 {0} 还没有到。</source>
        <translation>The birth date {0} in the number is in the future.</translation>
    </message>
    <message>
        <source>按号码已经 {0} 岁，请再看一眼。</source>
        <translation>By the number the age is {0}. Please look again.</translation>
    </message>
    <message>
        <source>没有查到行政区划 {0}。</source>
        <translation>The division {0} is not known.</translation>
    </message>
    <message>
        <source>最后一位应当是 {0}，可能有一位抄错。</source>
        <translation>The last place should be {0}: one digit may be wrong.</translation>
    </message>
    <message>
        <source>已到法定退休年龄</source>
        <translation>Past the legal retirement age</translation>
    </message>
    <message>
        <source>男</source>
        <translation>Male</translation>
    </message>
    <message>
        <source>女</source>
        <translation>Female</translation>
    </message>
    <message>
        <source>孕期产期哺乳期</source>
        <translation>Pregnant or nursing</translation>
    </message>
    <message>
        <source>残疾</source>
        <translation>Disabled</translation>
    </message>
    <message>
        <source>新就业形态</source>
        <translation>New-form worker</translation>
    </message>
    <message>
        <source>农民工</source>
        <translation>Migrant worker</translation>
    </message>
    <message>
        <source>{0} 岁</source>
        <translation>{0} years old</translation>
    </message>
    <message>
        <source>{0}：{1}年{2}月到法定退休年龄，不足五年</source>
        <translation>{0}: retirement age in {1}-{2}, in less than five years</translation>
    </message>
    <message>
        <source>农历{0}</source>
        <translation>lunar {0}</translation>
    </message>
</context>
<context>
    <name>joining</name>
    <message>
        <source>该单位近 {0} 天有 {1} 件个案，可以并案</source>
        <translation>In the last {0} days there are {1} single cases at this employer; they can be joined</translation>
    </message>
    <message>
        <source>并案</source>
        <translation>Joined to</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>来电</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>示例来电</source>
        <translation>Sample call</translation>
    </message>
    <message>
        <source>已告知录音</source>
        <translation>Told of recording</translation>
    </message>
    <message>
        <source>引用这句话</source>
        <translation>Quote this sentence</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>登记表</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>立即同步</source>
        <translation>Sync now</translation>
    </message>
    <message>
        <source>今日接待</source>
        <translation>Today&apos;s receptions</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>读卡</source>
        <translation>Read a card</translation>
    </message>
    <message>
        <source>显示完整号码</source>
        <translation>Show whole numbers</translation>
    </message>
    <message>
        <source>来访</source>
        <translation>Visit</translation>
    </message>
    <message>
        <source>切换接待</source>
        <translation>Swap receptions</translation>
    </message>
    <message>
        <source>放下接待</source>
        <translation>Put the reception down</translation>
    </message>
    <message>
        <source>转为来访或调解</source>
        <translation>Turn into a visit or mediation</translation>
    </message>
    <message>
        <source>作废或撤销作废</source>
        <translation>Void or undo void</translation>
    </message>
    <message>
        <source>移走录音</source>
        <translation>Move recording</translation>
    </message>
    <message>
        <source>批量办理</source>
        <translation>Several at once</translation>
    </message>
    <message>
        <source>撤销批量办理</source>
        <translation>Undo the batch</translation>
    </message>
    <message>
        <source>流转</source>
        <translation>Process</translation>
    </message>
    <message>
        <source>分派</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>转办、协办</source>
        <translation>Hand over, ask for help</translation>
    </message>
    <message>
        <source>拍照</source>
        <translation>Take a picture</translation>
    </message>
    <message>
        <source>催办</source>
        <translation>Remind</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>暂停录音或结束暂停</source>
        <translation>Pause the recording, or go on</translation>
    </message>
    <message>
        <source>播放告知语</source>
        <translation>Play the notice</translation>
    </message>
    <message>
        <source>不录音办理</source>
        <translation>Handle without recording</translation>
    </message>
    <message>
        <source>挂断，开始或停止录音</source>
        <translation>Hang up, begin or stop recording</translation>
    </message>
    <message>
        <source>导出谈话</source>
        <translation>Export the talk</translation>
    </message>
</context>
<context>
    <name>login</name>
    <message>
        <source>把这台电脑设为席位</source>
        <translation>Set this machine up as a desk</translation>
    </message>
    <message>
        <source>开始使用</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>请登录</source>
        <translation>Please log in</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>需要能连到中心。地址和注册码由管理员提供，注册码只能用一次；换电脑时向管理员要新的注册码。</source>
        <translation>The centre must be within reach. The administrator gives you the address and the enrolment code. A code works only once; for another machine, ask the administrator for a new one.</translation>
    </message>
    <message>
        <source>数据已加密。选您的账号，输入您的密码打开。</source>
        <translation>The data are encrypted. Choose your account and type your password to open them.</translation>
    </message>
</context>
<context>
    <name>marks</name>
    <message>
        <source>重点</source>
        <translation>Point</translation>
    </message>
    <message>
        <source>核对身份</source>
        <translation>Identities</translation>
    </message>
    <message>
        <source>告知权利、回避</source>
        <translation>Rights, challenge</translation>
    </message>
    <message>
        <source>申请、答辩</source>
        <translation>Claims, defence</translation>
    </message>
    <message>
        <source>举证、质证</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>调查</source>
        <translation>Inquiry</translation>
    </message>
    <message>
        <source>辩论</source>
        <translation>Debate</translation>
    </message>
    <message>
        <source>最后陈述</source>
        <translation>Last statements</translation>
    </message>
    <message>
        <source>调解</source>
        <translation>Mediation</translation>
    </message>
    <message>
        <source>休庭</source>
        <translation>Adjourned</translation>
    </message>
</context>
<context>
    <name>masking</name>
    <message>
        <source>显示完整号码</source>
        <translation>Show whole numbers</translation>
    </message>
    <message>
        <source>为什么要看完整的电话和证件号？理由会记入审计。</source>
        <translation>Why do you need the whole phone and ID numbers? The reason goes into the audit.</translation>
    </message>
    <message>
        <source>显示 30 秒</source>
        <translation>Show for 30 s</translation>
    </message>
    <message>
        <source>{0}&#x3000;Ctrl+U 显示完整号码</source>
        <translation>{0}   Ctrl+U shows whole numbers</translation>
    </message>
</context>
<context>
    <name>matters</name>
    <message>
        <source>身份保密的名单，您的角色看不到</source>
        <translation>Protected list, not shown to your role</translation>
    </message>
    <message>
        <source>（代表）</source>
        <translation> (representative)</translation>
    </message>
    <message>
        <source>就诊：{0}</source>
        <translation>treated at {0}</translation>
    </message>
    <message>
        <source>名单 {0} 人</source>
        <translation>{0} in the list</translation>
    </message>
    <message>
        <source>代表 {0} 人：仲裁要推选 {1} 至 {2} 人</source>
        <translation>{0} representatives: arbitration asks for {1} to {2}</translation>
    </message>
    <message>
        <source>代表 {0} 人：仲裁 {1} 至 {2} 人，信访不超过 {2} 人</source>
        <translation>{0} representatives: arbitration has {1} to {2}, petitions at most {2}</translation>
    </message>
    <message>
        <source>…… 其余 {0} 人见“修改”</source>
        <translation>… {0} more under “Change”</translation>
    </message>
    <message>
        <source>合计 {0}</source>
        <translation>Total {0}</translation>
    </message>
    <message>
        <source>代表 {0} 人</source>
        <translation>{0} representatives</translation>
    </message>
    <message>
        <source>身份保密</source>
        <translation>Protected identity</translation>
    </message>
</context>
<context>
    <name>members</name>
    <message>
        <source>名单第 {0} 人没有姓名。请补上，或者按 Delete 去掉这一行。</source>
        <translation>Person {0} of the list has no name. Add it, or press Delete to take the line off.</translation>
    </message>
    <message>
        <source>名单第 {0} 人的金额看不懂。请写数字，例如 5600 或 1.2万。</source>
        <translation>The amount of person {0} of the list is not understood. Write a number, for example 5600.</translation>
    </message>
</context>
<context>
    <name>minutes</name>
    <message>
        <source>笔录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>谁说的？按数字键</source>
        <translation>Who says it? Press a digit</translation>
    </message>
    <message>
        <source>让步</source>
        <translation>Concession</translation>
    </message>
    <message>
        <source>不是原话</source>
        <translation>Not verbatim</translation>
    </message>
    <message>
        <source>✓ {0}</source>
        <translation>✓ {0}</translation>
    </message>
    <message>
        <source>{0}更正</source>
        <translation>Corrected by {0}</translation>
    </message>
</context>
<context>
    <name>numbers</name>
    <message>
        <source>已发到 {0} 号：已用 {1}、作废 {2}、退回 {3}、在号段 {4}、待核 {5}</source>
        <translation>Issued up to {0}: used {1}, void {2}, returned {3}, in blocks {4}, to verify {5}</translation>
    </message>
    <message>
        <source>已用</source>
        <translation>Used</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>已退回</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>在号段中</source>
        <translation>In a block</translation>
    </message>
    <message>
        <source>待核</source>
        <translation>To verify</translation>
    </message>
    <message>
        <source>待核：{0}</source>
        <translation>To verify: {0}</translation>
    </message>
    <message>
        <source>在席位 {0}</source>
        <translation>At desk {0}</translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>日结</source>
        <translation>Day&apos;s closing</translation>
    </message>
    <message>
        <source>隔离</source>
        <translation>Quarantine</translation>
    </message>
    <message>
        <source>文号台账</source>
        <translation>Number ledger</translation>
    </message>
    <message>
        <source>审计记录</source>
        <translation>Audit log</translation>
    </message>
    <message>
        <source>查重</source>
        <translation>Duplicates</translation>
    </message>
    <message>
        <source>用人单位</source>
        <translation>Employer</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filters</translation>
    </message>
    <message>
        <source>打印任务</source>
        <translation>Print jobs</translation>
    </message>
    <message>
        <source>文书模板</source>
        <translation>Templates of papers</translation>
    </message>
    <message>
        <source>验一验</source>
        <translation>Verify a paper</translation>
    </message>
    <message>
        <source>语音引擎</source>
        <translation>Speech engines</translation>
    </message>
</context>
<context>
    <name>paper</name>
    <message>
        <source>元，例如 12600.50</source>
        <translation>yuan, for instance 12600.50</translation>
    </message>
    <message>
        <source>第 {0} 版</source>
        <translation>Version {0}</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>定稿</source>
        <translation>Final</translation>
    </message>
    <message>
        <source>已作废</source>
        <translation>Void</translation>
    </message>
</context>
<context>
    <name>person</name>
    <message>
        <source>证件</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>性别</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>出生</source>
        <translation>Born</translation>
    </message>
    <message>
        <source>民族</source>
        <translation>Ethnicity</translation>
    </message>
    <message>
        <source>学历</source>
        <translation>Education</translation>
    </message>
    <message>
        <source>籍贯</source>
        <translation>Native region</translation>
    </message>
    <message>
        <source>住址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>Situation</translation>
    </message>
    <message>
        <source>{0}（到 {1}）</source>
        <translation>{0} (until {1})</translation>
    </message>
    <message>
        <source>曾用名</source>
        <translation>Former name</translation>
    </message>
    <message>
        <source>曾用电话</source>
        <translation>Former phone</translation>
    </message>
    <message>
        <source>曾用证件号</source>
        <translation>Former ID number</translation>
    </message>
    <message>
        <source>证件照片</source>
        <translation>Picture of the card</translation>
    </message>
</context>
<context>
    <name>printing</name>
    <message>
        <source>16 开</source>
        <translation>16K</translation>
    </message>
    <message>
        <source>自动选纸盒</source>
        <translation>Automatic tray</translation>
    </message>
    <message>
        <source>主纸盒</source>
        <translation>Main tray</translation>
    </message>
    <message>
        <source>备用纸盒</source>
        <translation>Alternate tray</translation>
    </message>
    <message>
        <source>手动送纸</source>
        <translation>Manual feed</translation>
    </message>
    <message>
        <source>旁路纸盒</source>
        <translation>Bypass tray</translation>
    </message>
    <message>
        <source>大容量纸盒</source>
        <translation>Large-capacity tray</translation>
    </message>
    <message>
        <source>上纸盒</source>
        <translation>Top tray</translation>
    </message>
    <message>
        <source>中纸盒</source>
        <translation>Middle tray</translation>
    </message>
    <message>
        <source>下纸盒</source>
        <translation>Bottom tray</translation>
    </message>
    <message>
        <source>信封纸盒</source>
        <translation>Envelope tray</translation>
    </message>
    <message>
        <source>当事人要求增加一份</source>
        <translation>A party asked for a further copy</translation>
    </message>
    <message>
        <source>前一份损坏</source>
        <translation>The earlier copy was damaged</translation>
    </message>
    <message>
        <source>前一份遗失</source>
        <translation>The earlier copy was lost</translation>
    </message>
    <message>
        <source>存档</source>
        <translation>For the file</translation>
    </message>
    <message>
        <source>内容有变动</source>
        <translation>The content has changed</translation>
    </message>
    <message>
        <source>正在交给打印机</source>
        <translation>Being handed to the printer</translation>
    </message>
    <message>
        <source>排队等打印</source>
        <translation>Waiting in the queue</translation>
    </message>
    <message>
        <source>正在打印</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>已打印</source>
        <translation>Printed</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>打印失败</source>
        <translation>Printing failed</translation>
    </message>
    <message>
        <source>没有交给打印机</source>
        <translation>Not handed to the printer</translation>
    </message>
    <message>
        <source>下落不明</source>
        <translation>Nobody knows what became of it</translation>
    </message>
    <message>
        <source>缺纸</source>
        <translation>Out of paper</translation>
    </message>
    <message>
        <source>卡纸</source>
        <translation>Paper jam</translation>
    </message>
    <message>
        <source>机盖没有盖好</source>
        <translation>A cover is open</translation>
    </message>
    <message>
        <source>墨粉用完</source>
        <translation>Out of toner</translation>
    </message>
    <message>
        <source>打印机离线</source>
        <translation>The printer is offline</translation>
    </message>
    <message>
        <source>打印机已暂停</source>
        <translation>The printer is paused</translation>
    </message>
    <message>
        <source>任务被搁置</source>
        <translation>The job is held</translation>
    </message>
    <message>
        <source>打印机出错，过一会儿再试</source>
        <translation>The printer failed; it is tried again in a while</translation>
    </message>
    <message>
        <source>打印服务没有回答</source>
        <translation>The print system does not answer</translation>
    </message>
    <message>
        <source>没有计入打印次数；还要的话请重新打印。</source>
        <translation>It is not counted; print it again if it is wanted.</translation>
    </message>
    <message>
        <source>没有计入打印次数；请看打印机上的提示，然后重新打印。</source>
        <translation>It is not counted; see what the printer says, then print it again.</translation>
    </message>
    <message>
        <source>没有计入打印次数；请重新打印。</source>
        <translation>It is not counted; please print it again.</translation>
    </message>
    <message>
        <source>打印服务里已没有这个任务。纸在手上就按“已印出”，没有就重新打印。</source>
        <translation>The print system has no such job any more. If you hold the sheets, say “It was printed”; if not, print it again.</translation>
    </message>
    <message>
        <source>纸盒 {0}</source>
        <translation>Tray {0}</translation>
    </message>
    <message>
        <source>单面</source>
        <translation>One side</translation>
    </message>
    <message>
        <source>双面，长边翻</source>
        <translation>Both sides, long edge</translation>
    </message>
    <message>
        <source>双面，短边翻</source>
        <translation>Both sides, short edge</translation>
    </message>
    <message>
        <source>请加纸，打印会自己接着进行；不要了可以取消。</source>
        <translation>Please add paper: printing goes on by itself. Cancel it if it is not wanted any more.</translation>
    </message>
    <message>
        <source>请取出卡住的纸，打印会接着进行；弄坏的纸张印完后登记为坏页。</source>
        <translation>Please take out the jammed paper: printing goes on. Note the damaged sheets as spoiled afterwards.</translation>
    </message>
    <message>
        <source>请盖好机盖，打印会自己接着进行。</source>
        <translation>Please close the cover: printing goes on by itself.</translation>
    </message>
    <message>
        <source>请更换墨粉盒，打印会自己接着进行。</source>
        <translation>Please change the toner: printing goes on by itself.</translation>
    </message>
    <message>
        <source>请检查打印机的电源和网线；接通后会自己打印。急用可以取消，换一台打印机重印。</source>
        <translation>Please check the printer&apos;s power and cable: it prints by itself once it is reached. If it is urgent, cancel it and print on another printer.</translation>
    </message>
    <message>
        <source>请让管理员恢复这台打印机，或者取消后换一台打印机重印。</source>
        <translation>Please have the administrator resume this printer, or cancel it and print on another one.</translation>
    </message>
    <message>
        <source>请看打印机上的提示；打印服务会自己再试。急用可以取消，换一台打印机重印。</source>
        <translation>Please see what the printer says; the print system tries again by itself. If it is urgent, cancel it and print on another printer.</translation>
    </message>
    <message>
        <source>请让管理员放行这个任务，或者取消后重印。</source>
        <translation>Please have the administrator release this job, or cancel it and print again.</translation>
    </message>
    <message>
        <source>请启动打印服务（systemctl start cups）；恢复后会继续查问结果。</source>
        <translation>Please start the print system (systemctl start cups); it is asked for the result once it is back.</translation>
    </message>
    <message>
        <source>黑体</source>
        <translation>Heiti</translation>
    </message>
    <message>
        <source>楷体</source>
        <translation>Kaiti</translation>
    </message>
    <message>
        <source>仿宋</source>
        <translation>Fangsong</translation>
    </message>
    <message>
        <source>小标宋</source>
        <translation>Xiaobiaosong</translation>
    </message>
    <message>
        <source>{0}用 {1}</source>
        <translation>{1} for {0}</translation>
    </message>
    <message>
        <source>没有安装的字体由别的代替：{0}。换行和分页不变。</source>
        <translation>Fonts that are not installed have substitutes: {0}. Lines and pages break at the same places.</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>还没有定稿，不打印</source>
        <translation>Not final yet, not printed</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>被申请人</source>
        <translation>Respondent</translation>
    </message>
    <message>
        <source> 份</source>
        <translation> copies</translation>
    </message>
    <message>
        <source>{0}的份数</source>
        <translation>Copies of {0}</translation>
    </message>
    <message>
        <source>{0} {1} 份</source>
        <translation>{0}, {1} copies</translation>
    </message>
    <message>
        <source>打印过 {0} 次</source>
        <translation>Printed {0} times</translation>
    </message>
    <message>
        <source>宋体</source>
        <translation>Song</translation>
    </message>
    <message>
        <source>套打设置</source>
        <translation>Paper with a printed head</translation>
    </message>
    <message>
        <source>印有红头的纸：首页上方留出多少毫米不印字，由打印标尺页量出。填 0 就是白纸。</source>
        <translation>Paper with a red head: how many millimetres at the top of the first page stay free, as read off a ruler page. 0 is blank paper.</translation>
    </message>
    <message>
        <source>保存  Alt+S</source>
        <translation>Save  Alt+S</translation>
    </message>
</context>
<context>
    <name>process</name>
    <message>
        <source>{0}&#x3000;不能办理：{1}</source>
        <translation>{0}  cannot be done: {1}</translation>
    </message>
    <message>
        <source>{0} → {1}</source>
        <translation>{0} → {1}</translation>
    </message>
    <message>
        <source>批量办理 {0} 件  Ctrl+Shift+G</source>
        <translation>{0} cases at once  Ctrl+Shift+G</translation>
    </message>
    <message>
        <source>审批</source>
        <translation>Decisions</translation>
    </message>
    <message>
        <source>质检</source>
        <translation>Quality checks</translation>
    </message>
    <message>
        <source>等审批：{0}，{1} {2} 提出</source>
        <translation>To be decided: {0}, asked by {1}, {2}</translation>
    </message>
    <message>
        <source>{0}（要审批）</source>
        <translation>{0} (needs approval)</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1}</source>
        <translation>{0}  {1}</translation>
    </message>
    <message>
        <source>{0}&#x3000;清单还差 {1} 项</source>
        <translation>{0}  {1} of its checklist open</translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>要由有审批权限的人决定</source>
        <translation>Somebody who may approve has to decide</translation>
    </message>
    <message>
        <source>自己提出的，要由另一位审批</source>
        <translation>You asked for it: somebody else has to decide</translation>
    </message>
    <message>
        <source>案件已经变动，这个申请不再有效，可以撤下</source>
        <translation>The case has moved on; this no longer holds and can be withdrawn</translation>
    </message>
    <message>
        <source>{0}年{1}月{2}日</source>
        <translation>{0}-{1}-{2}</translation>
    </message>
    <message>
        <source>转办</source>
        <translation>Hand-over</translation>
    </message>
    <message>
        <source>协办</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>交办</source>
        <translation>Hand-overs</translation>
    </message>
    <message>
        <source>已接收</source>
        <translation>accepted</translation>
    </message>
    <message>
        <source>已退回</source>
        <translation>returned</translation>
    </message>
    <message>
        <source>已反馈</source>
        <translation>answered</translation>
    </message>
    <message>
        <source>已收回</source>
        <translation>taken back</translation>
    </message>
    <message>
        <source>{0}，已超期 {1} 日</source>
        <translation>{0}, {1} days late</translation>
    </message>
    <message>
        <source>等对方接收</source>
        <translation>waits to be accepted</translation>
    </message>
    <message>
        <source>等接收</source>
        <translation>to be accepted</translation>
    </message>
</context>
<context>
    <name>quarantine</name>
    <message>
        <source>中心的程序较旧，还不认识这类记录</source>
        <translation>The centre&apos;s program is older and does not know this kind of record</translation>
    </message>
    <message>
        <source>这类记录不允许这样修改</source>
        <translation>This kind of record may not be changed in this way</translation>
    </message>
    <message>
        <source>这条记录不属于本席位可以写的范围</source>
        <translation>This desk may not write this record</translation>
    </message>
    <message>
        <source>中心没有这条记录，或它属于别的站点</source>
        <translation>The centre does not have this record, or it belongs to another station</translation>
    </message>
    <message>
        <source>它所属的案件或人员，中心还没有</source>
        <translation>The centre does not have the case or person it belongs to yet</translation>
    </message>
    <message>
        <source>这类记录只能写一次，中心已有不同的内容</source>
        <translation>This kind of record is written only once, and the centre has different content</translation>
    </message>
    <message>
        <source>内容太长，超过一条记录的上限</source>
        <translation>The content is too long for one record</translation>
    </message>
    <message>
        <source>内容不合规定的格式</source>
        <translation>The content does not have the right format</translation>
    </message>
    <message>
        <source>这类内容只能由中心下发</source>
        <translation>Only the centre issues this kind of content</translation>
    </message>
    <message>
        <source>没有权限处理席位之间的不一致</source>
        <translation>No right to settle differences between desks</translation>
    </message>
    <message>
        <source>案件</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>来访来电人</source>
        <translation>Caller or visitor</translation>
    </message>
    <message>
        <source>用人单位</source>
        <translation>Employer</translation>
    </message>
    <message>
        <source>当事人</source>
        <translation>Party</translation>
    </message>
    <message>
        <source>接待</source>
        <translation>Receptions</translation>
    </message>
    <message>
        <source>录音</source>
        <translation>Recording</translation>
    </message>
    <message>
        <source>通话文字</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>打印记录</source>
        <translation>Print record</translation>
    </message>
    <message>
        <source>办理过程</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>不一致的处理</source>
        <translation>Settled difference</translation>
    </message>
    <message>
        <source>日结</source>
        <translation>Day&apos;s closing</translation>
    </message>
    <message>
        <source>中心没有说明（{0}）</source>
        <translation>The centre gave no reason ({0})</translation>
    </message>
    <message>
        <source>案件已移交给别的站点；要并过去，请管辖两个站点的管理员在中心“隔离”里重新处理</source>
        <translation>The case has gone to another station; to take this along, an administrator of both stations retries it in the centre&apos;s quarantine</translation>
    </message>
    <message>
        <source>这次移交的内容不完整，或不是本席位可以说的</source>
        <translation>This hand-over is incomplete, or not this desk&apos;s to say</translation>
    </message>
    <message>
        <source>按流转规则，写这一步的人没有权限，或者不是这一级站点办理的</source>
        <translation>By the rules of the process, who wrote it may not, or it is for stations of another level</translation>
    </message>
</context>
<context>
    <name>queue</name>
    <message>
        <source>带班看板</source>
        <translation>Supervisor&apos;s board</translation>
    </message>
    <message>
        <source>我的任务</source>
        <translation>My tasks</translation>
    </message>
    <message>
        <source>回访</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <source>待办理</source>
        <translation>To be handled</translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>已超期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>新提醒</source>
        <translation>New alarms</translation>
    </message>
    <message>
        <source>等我审批</source>
        <translation>For me to decide</translation>
    </message>
    <message>
        <source>等接收、协办</source>
        <translation>Hand-overs</translation>
    </message>
    <message>
        <source>催办</source>
        <translation>Remind</translation>
    </message>
    <message>
        <source>等对方</source>
        <translation>Waiting for others</translation>
    </message>
    <message>
        <source>还没有分派</source>
        <translation>Not assigned</translation>
    </message>
    <message>
        <source>{0} 件群体或紧急情况还没有向上报告</source>
        <translation>{0} group or urgent matters not reported upward yet</translation>
    </message>
    <message>
        <source>{0} 件已超期</source>
        <translation>{0} overdue</translation>
    </message>
    <message>
        <source>{0} 件今天到期</source>
        <translation>{0} due today</translation>
    </message>
    <message>
        <source>{0} 件快到期</source>
        <translation>{0} due soon</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>等接收：{0} 转来</source>
        <translation>To accept: handed over by {0}</translation>
    </message>
    <message>
        <source>协办：{0}</source>
        <translation>To help: {0}</translation>
    </message>
    <message>
        <source>已超期 {0} 日</source>
        <translation>overdue by {0} days</translation>
    </message>
    <message>
        <source>{0} 到期</source>
        <translation>due {0}</translation>
    </message>
    <message>
        <source>红牌</source>
        <translation>Red card</translation>
    </message>
    <message>
        <source>黄牌</source>
        <translation>Yellow card</translation>
    </message>
    <message>
        <source>提醒</source>
        <translation>Reminder</translation>
    </message>
    <message>
        <source>电话、短信催办</source>
        <translation>Phone or SMS</translation>
    </message>
    <message>
        <source>催办单</source>
        <translation>Reminder letter</translation>
    </message>
    <message>
        <source>督办单</source>
        <translation>Supervision letter</translation>
    </message>
    <message>
        <source>结案回访</source>
        <translation>Follow-up of the closing</translation>
    </message>
    <message>
        <source>履行回访</source>
        <translation>Follow-up of an instalment</translation>
    </message>
    <message>
        <source>新提醒：{0}，还有 {1} 日</source>
        <translation>New: {0}, {1} days left</translation>
    </message>
    <message>
        <source>新提醒：{0}，时间过了一半</source>
        <translation>New: {0}, half of the time is over</translation>
    </message>
    <message>
        <source>新提醒：{0}，今天到期</source>
        <translation>New: {0}, due today</translation>
    </message>
    <message>
        <source>新提醒：{0}，超期了</source>
        <translation>New: {0}, overdue</translation>
    </message>
    <message>
        <source>新提醒：{0}，已经 {1} 日</source>
        <translation>New: {0}, {1} days on</translation>
    </message>
    <message>
        <source>群体或紧急情况，还没有向上报告</source>
        <translation>A group or urgent matter, not reported upward yet</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1}</source>
        <translation>{0}  {1}</translation>
    </message>
    <message>
        <source>等对方：{0}&#x3000;{1}</source>
        <translation>Waiting for others: {0}  {1}</translation>
    </message>
    <message>
        <source>等您审批：{0}</source>
        <translation>For you to decide: {0}</translation>
    </message>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>等对方：{0}&#x3000;对方已超期 {1} 日</source>
        <translation>Waiting for others: {0}  overdue by {1} days</translation>
    </message>
    <message>
        <source>等{0}答复催办</source>
        <translation>Waiting for {0} to answer the reminder</translation>
    </message>
    <message>
        <source>稍后提醒</source>
        <translation>Remind me later</translation>
    </message>
    <message>
        <source>推到 {0} 再提醒</source>
        <translation>Put off until {0}</translation>
    </message>
    <message>
        <source>场次</source>
        <translation>Sittings</translation>
    </message>
    <message>
        <source>今天 {0} {1}</source>
        <translation>Today {0} {1}</translation>
    </message>
    <message>
        <source>{0} {1} 约好的，请记下有没有举行</source>
        <translation>{1} planned for {0}: please note whether it was held</translation>
    </message>
    <message>
        <source>未接来电</source>
        <translation>Missed call</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1} 以前回电</source>
        <translation>{0}  to be returned by {1}</translation>
    </message>
    <message>
        <source>未接来电 {0} 次</source>
        <translation>{0} missed calls</translation>
    </message>
    <message>
        <source>{0}&#x3000;已超期 {1} 日</source>
        <translation>{0}  {1} days overdue</translation>
    </message>
    <message>
        <source>承诺到期</source>
        <translation>A promise is due</translation>
    </message>
</context>
<context>
    <name>recognisers</name>
    <message>
        <source>普通话</source>
        <translation>Mandarin</translation>
    </message>
    <message>
        <source>粤语</source>
        <translation>Cantonese</translation>
    </message>
    <message>
        <source>英语</source>
        <translation>English</translation>
    </message>
    <message>
        <source>日语</source>
        <translation>Japanese</translation>
    </message>
    <message>
        <source>韩语</source>
        <translation>Korean</translation>
    </message>
</context>
<context>
    <name>recognition</name>
    <message>
        <source>证件号码相同</source>
        <translation>same ID number</translation>
    </message>
    <message>
        <source>证件号码只差一处</source>
        <translation>ID number differs in one place</translation>
    </message>
    <message>
        <source>证件号码不同</source>
        <translation>another ID number</translation>
    </message>
    <message>
        <source>电话相同</source>
        <translation>same phone</translation>
    </message>
    <message>
        <source>电话只差一处</source>
        <translation>phone differs in one place</translation>
    </message>
    <message>
        <source>姓名相同</source>
        <translation>same name</translation>
    </message>
    <message>
        <source>姓名同音</source>
        <translation>name sounds the same</translation>
    </message>
    <message>
        <source>姓名音近</source>
        <translation>name sounds nearly the same</translation>
    </message>
    <message>
        <source>姓名形近</source>
        <translation>name looks nearly the same</translation>
    </message>
    <message>
        <source>姓名只差一字</source>
        <translation>one letter of the name differs</translation>
    </message>
    <message>
        <source>姓名有一部分相同</source>
        <translation>part of the name is the same</translation>
    </message>
    <message>
        <source>姓名不同</source>
        <translation>another name</translation>
    </message>
    <message>
        <source>出生日期相同</source>
        <translation>same birth date</translation>
    </message>
    <message>
        <source>出生日期只差一处</source>
        <translation>birth date differs in one place</translation>
    </message>
    <message>
        <source>出生日期不同</source>
        <translation>another birth date</translation>
    </message>
    <message>
        <source>同一单位</source>
        <translation>same employer</translation>
    </message>
    <message>
        <source>住址相同</source>
        <translation>same address</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>（没有姓名）</source>
        <translation>(no name)</translation>
    </message>
    <message>
        <source>还是同一单位</source>
        <translation>the same employer again</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>{0}（曾用）</source>
        <translation>{0} (earlier)</translation>
    </message>
    <message>
        <source>另一站点登记过此人，请联系 {0}</source>
        <translation>Another station has registered this person: ask {0}</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>别名</source>
        <translation>Other names</translation>
    </message>
    <message>
        <source>本月第 {0} 次</source>
        <translation>visit no. {0} this month</translation>
    </message>
    <message>
        <source>{0}月{1}日答复：{2}</source>
        <translation>told on {1}/{0}: {2}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>信用代码相同</source>
        <translation>same credit code</translation>
    </message>
    <message>
        <source>名称只差地名、公司类型，或一个是另一个的别名</source>
        <translation>the names differ only by place or kind of company, or one is the other&apos;s alias</translation>
    </message>
    <message>
        <source>名称同音</source>
        <translation>the names sound the same</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>信用代码</source>
        <translation>Credit code</translation>
    </message>
    <message>
        <source>行业</source>
        <translation>Industry</translation>
    </message>
    <message>
        <source>类型（2011）</source>
        <translation>Type (2011)</translation>
    </message>
    <message>
        <source>类型（2023）</source>
        <translation>Type (2023)</translation>
    </message>
    <message>
        <source>所在地</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>法定代表人</source>
        <translation>Legal representative</translation>
    </message>
    <message>
        <source>职工人数</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>建会</source>
        <translation>Union</translation>
    </message>
</context>
<context>
    <name>recovery</name>
    <message>
        <source>用恢复码打开</source>
        <translation>Open with recovery shares</translation>
    </message>
    <message>
        <source>三份恢复码分别由三个人保管，任意两份能打开这台电脑的数据。数据还是原来的，不会新建。</source>
        <translation>Three people each keep one of the three recovery shares; any two of them open this machine&apos;s data. The data stay as they are, and nothing is made anew.</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>roster</name>
    <message>
        <source>没有姓名：请补上姓名，或删掉这一行</source>
        <translation>No name: add it, or delete the row</translation>
    </message>
    <message>
        <source>没有内容。请在表格里选中名单，复制，再粘贴到这里。</source>
        <translation>Nothing there. Select the list in the sheet, copy it, and paste it here.</translation>
    </message>
    <message>
        <source>看不出哪一列是姓名。请连同“姓名、身份证号、电话、金额”这一行表头一起复制。</source>
        <translation>No column looks like names. Copy the list together with its header row (name, ID number, phone, amount).</translation>
    </message>
    <message>
        <source>这一行像是合计，不是一个人，不接收</source>
        <translation>This row looks like a total, not a person; it is not taken</translation>
    </message>
    <message>
        <source>不合身份证号的规则，请核对；是其他证件就不用管</source>
        <translation>Not by the rules of a resident ID number; check it, unless it is another document</translation>
    </message>
    <message>
        <source>电话“{0}”位数不对，请核对</source>
        <translation>Phone “{0}” has the wrong number of digits; check it</translation>
    </message>
    <message>
        <source>内容太多（{0} 字）。一次最多 {1} 人，请分几次粘贴。</source>
        <translation>Too much text ({0} characters). At most {1} persons at once; paste it in parts.</translation>
    </message>
    <message>
        <source>名单有 {0} 行，一次最多 {1} 行。请分几次粘贴。</source>
        <translation>The list has {0} rows; at most {1} at once. Paste it in parts.</translation>
    </message>
    <message>
        <source>金额“{0}”看不懂：请写成数字，例如 5600 或 1.2万</source>
        <translation>Amount “{0}” is not understood: write a number, for example 5600</translation>
    </message>
    <message>
        <source>“{0}”太长：不是证件号，也不是电话，请核对是不是错了列</source>
        <translation>“{0}” is too long for an ID number or a phone; check whether the column is right</translation>
    </message>
    <message>
        <source>证件号被表格改成了 {0}，后几位已经丢失，没有接收：请把这一列设成文本再填</source>
        <translation>The sheet has turned the ID number into {0}; its last digits are lost and it was not taken: make the column text and fill it in again</translation>
    </message>
    <message>
        <source>与第 {0} 行是同一个人：只接收一次</source>
        <translation>The same person as in row {0}: taken once</translation>
    </message>
    <message>
        <source>“{0}”像是公式，不是姓名：请改成姓名</source>
        <translation>“{0}” looks like a formula, not a name: write the name</translation>
    </message>
    <message>
        <source>与第 {0} 行同名：如果是同一个人，请删掉一行</source>
        <translation>The same name as in row {0}: delete one if it is the same person</translation>
    </message>
    <message>
        <source>姓名太长（{0} 字）：请核对是不是错了列</source>
        <translation>The name is too long ({0} characters): check whether the column is right</translation>
    </message>
    <message>
        <source>“{0}”不像姓名：请核对是不是错了列</source>
        <translation>“{0}” does not look like a name: check whether the column is right</translation>
    </message>
</context>
<context>
    <name>rules</name>
    <message>
        <source>更正规则</source>
        <translation>Correction rules</translation>
    </message>
    <message>
        <source>同样的听错每次都改，就记成规则：批准以后，下一句就按它改；词语里的同一个字不动。</source>
        <translation>What is misheard again and again becomes a rule: once approved, it holds from the next sentence on; inside a longer word nothing is changed.</translation>
    </message>
    <message>
        <source>意见</source>
        <translation>Opinion</translation>
    </message>
    <message>
        <source>提出规则</source>
        <translation>Propose the rule</translation>
    </message>
    <message>
        <source>批准</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>不用这条</source>
        <translation>Do not use it</translation>
    </message>
    <message>
        <source>没有等批准的规则</source>
        <translation>No rule waits to be approved</translation>
    </message>
    <message>
        <source>注意：这几句里它是别的词的一部分，规则在这里不动，请再想想要不要写长一点：</source>
        <translation>Note: in these sentences it is part of another word and is left alone; consider a longer rule:</translation>
    </message>
    <message>
        <source>听成</source>
        <translation>Heard</translation>
    </message>
    <message>
        <source>应为</source>
        <translation>Meant</translation>
    </message>
    <message>
        <source>等批准</source>
        <translation>Waits to be approved</translation>
    </message>
    <message>
        <source>使用中</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>不用</source>
        <translation>Not used</translation>
    </message>
    <message>
        <source>“{0}” 改成 “{1}”</source>
        <translation>“{0}” becomes “{1}”</translation>
    </message>
    <message>
        <source>{0} {1} 提出</source>
        <translation>Proposed by {0}, {1}</translation>
    </message>
    <message>
        <source>本机最近的文字里，有 {0} 句会照这条改。</source>
        <translation>It would change {0} of the last sentences of this desk.</translation>
    </message>
    <message>
        <source>{0} 条等批准</source>
        <translation>{0} wait to be approved</translation>
    </message>
    <message>
        <source>{0} {1} 决定</source>
        <translation>Decided by {0}, {1}</translation>
    </message>
    <message>
        <source>来自这一句：{0}</source>
        <translation>From this sentence: {0}</translation>
    </message>
    <message>
        <source>批准以后又听到 {0} 句</source>
        <translation>Heard in {0} sentences since it was approved</translation>
    </message>
    <message>
        <source>如 庞秀</source>
        <translation>e.g. the name as it was heard</translation>
    </message>
    <message>
        <source>如 逄秀</source>
        <translation>e.g. the name as it is written</translation>
    </message>
</context>
<context>
    <name>seals</name>
    <message>
        <source>用印登记</source>
        <translation>Seal register</translation>
    </message>
    <message>
        <source>（骑缝）</source>
        <translation> (over the edges)</translation>
    </message>
    <message>
        <source>等审批</source>
        <translation>Waiting for approval</translation>
    </message>
    <message>
        <source>已同意用印</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>不同意</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>已撤下</source>
        <translation>Withdrawn</translation>
    </message>
</context>
<context>
    <name>sessions</name>
    <message>
        <source>没有录音</source>
        <translation>Not recorded</translation>
    </message>
    <message>
        <source>庭审</source>
        <translation>Hearing</translation>
    </message>
    <message>
        <source>录音 {0}</source>
        <translation>Recorded {0}</translation>
    </message>
    <message>
        <source>背对背 {0}</source>
        <translation>Alone {0}</translation>
    </message>
    <message>
        <source>{0} 准许录音</source>
        <translation>{0} allowed the recording</translation>
    </message>
</context>
<context>
    <name>shift</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>sitting</name>
    <message>
        <source>日历</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>原定 {0}，改期：{1}（{2}）</source>
        <translation>Planned for {0}, moved: {1} ({2})</translation>
    </message>
    <message>
        <source>场次</source>
        <translation>Sittings</translation>
    </message>
    <message>
        <source>等答复</source>
        <translation>waiting for an answer</translation>
    </message>
    <message>
        <source>待举行</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>周一</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>周二</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>周三</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>周四</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>周五</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>周六</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>周日</source>
        <translation>Sun</translation>
    </message>
    <message>
        <source>身份保密的当事人</source>
        <translation>A party whose identity is sealed</translation>
    </message>
    <message>
        <source>{0} {1} {2}–{3}</source>
        <translation>{0} {1} {2}–{3}</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1}（{2} {3}）</source>
        <translation>{0}  {1} ({2} {3})</translation>
    </message>
    <message>
        <source>主持人{0}这时在 {1}（{2}–{3}）</source>
        <translation>{0}, who holds it, is at {1} then ({2}–{3})</translation>
    </message>
    <message>
        <source>调解室这时由{0}用，{1}（{2}–{3}）</source>
        <translation>{0} has the room then, {1} ({2}–{3})</translation>
    </message>
    <message>
        <source>当事人这时在{0}主持的 {1}（{2}–{3}）</source>
        <translation>A party is then at {1}, held by {0} ({2}–{3})</translation>
    </message>
    <message>
        <source>这天是休息日</source>
        <translation>A day off</translation>
    </message>
    <message>
        <source>不在办公时间以内</source>
        <translation>Not within office hours</translation>
    </message>
    <message>
        <source>这一年的放假安排还没有导入，先按周末算</source>
        <translation>The holidays of this year are not known yet; weekends are counted</translation>
    </message>
    <message>
        <source>调解</source>
        <translation>Mediation</translation>
    </message>
    <message>
        <source>庭审</source>
        <translation>Hearing</translation>
    </message>
    <message>
        <source>谈话</source>
        <translation>Talk</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>短信</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>书面通知</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>当面</source>
        <translation>In person</translation>
    </message>
    <message>
        <source>邮寄</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>答应来</source>
        <translation>will come</translation>
    </message>
    <message>
        <source>不来</source>
        <translation>will not come</translation>
    </message>
    <message>
        <source>没有答复</source>
        <translation>no answer</translation>
    </message>
    <message>
        <source>已举行</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>Cancelled</translation>
    </message>
</context>
<context>
    <name>sound</name>
    <message>
        <source>录音设备</source>
        <translation>Recording device</translation>
    </message>
    <message>
        <source>没有听到任何声音。请检查话筒是否插好、有没有静音。</source>
        <translation>Nothing was heard. Check whether the microphone is plugged in, or muted.</translation>
    </message>
    <message>
        <source>声音太小。请靠近话筒，或在系统里调高音量。</source>
        <translation>The sound is too soft. Come closer, or raise the volume in the system.</translation>
    </message>
    <message>
        <source>声音太大，已经失真。请在系统里调低音量。</source>
        <translation>The sound is too loud and distorted. Lower the volume in the system.</translation>
    </message>
    <message>
        <source>只有一部分声道有声音。是电话录音盒就请检查接线，是话筒就请选“桌面话筒”。</source>
        <translation>Only some channels carry sound. Check the wiring of a telephone adapter; for a microphone choose “Table microphone”.</translation>
    </message>
    <message>
        <source>两个声道的声音一样，分不出谁在说话。请选“桌面话筒”，或检查录音盒。</source>
        <translation>Both channels carry the same sound, so nobody can tell who speaks. Choose “Table microphone”, or check the adapter.</translation>
    </message>
    <message>
        <source>有持续的嗡嗡声（电源干扰）。请换一个插口，或让线离电源远一些。</source>
        <translation>There is a steady hum of the mains. Use another socket, or keep the cable away from power.</translation>
    </message>
</context>
<context>
    <name>steps</name>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>性别</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>证件种类</source>
        <translation>Kind of document</translation>
    </message>
    <message>
        <source>证件号码</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>出生日期</source>
        <translation>Birth date</translation>
    </message>
    <message>
        <source>民族</source>
        <translation>Ethnicity</translation>
    </message>
    <message>
        <source>学历</source>
        <translation>Education</translation>
    </message>
    <message>
        <source>籍贯</source>
        <translation>Native region</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>标记</source>
        <translation>Marks</translation>
    </message>
    <message>
        <source>要求匿名</source>
        <translation>Wants to stay anonymous</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Employer</translation>
    </message>
    <message>
        <source>劳务派遣单位</source>
        <translation>Dispatching agency</translation>
    </message>
    <message>
        <source>用工单位</source>
        <translation>Using employer</translation>
    </message>
    <message>
        <source>总包单位</source>
        <translation>Main contractor</translation>
    </message>
    <message>
        <source>分包单位</source>
        <translation>Subcontractor</translation>
    </message>
    <message>
        <source>担保单位</source>
        <translation>Guarantor</translation>
    </message>
    <message>
        <source>劳动者</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>代表</source>
        <translation>Representative</translation>
    </message>
    <message>
        <source>代理人</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>争议类型</source>
        <translation>Dispute</translation>
    </message>
    <message>
        <source>欠薪金额</source>
        <translation>Wages owed</translation>
    </message>
    <message>
        <source>涉及人数</source>
        <translation>People</translation>
    </message>
    <message>
        <source>追回金额</source>
        <translation>Recovered</translation>
    </message>
    <message>
        <source>欠薪明细</source>
        <translation>Wage items</translation>
    </message>
    <message>
        <source>工伤情况</source>
        <translation>Injury</translation>
    </message>
    <message>
        <source>并案</source>
        <translation>Joined to</translation>
    </message>
    <message>
        <source>职业</source>
        <translation>Occupation</translation>
    </message>
    <message>
        <source>用工形式</source>
        <translation>Contract</translation>
    </message>
    <message>
        <source>期间</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>诉求</source>
        <translation>Wish</translation>
    </message>
    <message>
        <source>反映情况</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>处理意见</source>
        <translation>Advice</translation>
    </message>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>取文号</source>
        <translation>Take a document number</translation>
    </message>
    <message>
        <source>作废文号</source>
        <translation>Void a document number</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>撤销作废</source>
        <translation>undid void</translation>
    </message>
    <message>
        <source>转为来访</source>
        <translation>turned into a visit</translation>
    </message>
    <message>
        <source>转为调解</source>
        <translation>turned into a mediation</translation>
    </message>
    <message>
        <source>录音移到</source>
        <translation>recording moved to</translation>
    </message>
    <message>
        <source>录音移自</source>
        <translation>recording moved from</translation>
    </message>
    <message>
        <source>{0} 已改</source>
        <translation>{0} changed</translation>
    </message>
    <message>
        <source>{0} 原为“{1}”</source>
        <translation>{0} was “{1}”</translation>
    </message>
    <message>
        <source>{0} 原来没有填</source>
        <translation>{0} was empty</translation>
    </message>
    <message>
        <source>并入</source>
        <translation>Join to</translation>
    </message>
    <message>
        <source>并进</source>
        <translation>Took in</translation>
    </message>
    <message>
        <source>移出并案</source>
        <translation>Taken out of</translation>
    </message>
    <message>
        <source>起算期限</source>
        <translation>deadline begun</translation>
    </message>
    <message>
        <source>期限提前起算</source>
        <translation>deadline begun earlier</translation>
    </message>
    <message>
        <source>延长期限</source>
        <translation>deadline extended</translation>
    </message>
    <message>
        <source>中止期限</source>
        <translation>deadline suspended</translation>
    </message>
    <message>
        <source>恢复期限</source>
        <translation>deadline resumed</translation>
    </message>
    <message>
        <source>期限中断</source>
        <translation>deadline interrupted</translation>
    </message>
    <message>
        <source>补期限材料</source>
        <translation>paper named</translation>
    </message>
    <message>
        <source>期限完成</source>
        <translation>deadline met</translation>
    </message>
    <message>
        <source>撤销期限</source>
        <translation>Drop the deadline</translation>
    </message>
    <message>
        <source>期限重新核算</source>
        <translation>deadline counted anew</translation>
    </message>
    <message>
        <source>向上报告</source>
        <translation>reported upward</translation>
    </message>
    <message>
        <source>定办理类别</source>
        <translation>handling class set</translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>提请审批</source>
        <translation>Asked for approval</translation>
    </message>
    <message>
        <source>审批同意</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>审批不同意</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>撤下申请</source>
        <translation>Asking withdrawn</translation>
    </message>
    <message>
        <source>领导批示</source>
        <translation>Leader&apos;s note</translation>
    </message>
    <message>
        <source>接手</source>
        <translation>Take over</translation>
    </message>
    <message>
        <source>质检评分</source>
        <translation>Quality check marked</translation>
    </message>
    <message>
        <source>说明质检</source>
        <translation>Answered the quality check</translation>
    </message>
    <message>
        <source>撤销批量办理</source>
        <translation>Undo the batch</translation>
    </message>
    <message>
        <source>别名</source>
        <translation>Aliases</translation>
    </message>
    <message>
        <source>催办</source>
        <translation>Remind</translation>
    </message>
    <message>
        <source>答复催办</source>
        <translation>Answered a reminder</translation>
    </message>
    <message>
        <source>回访通话</source>
        <translation>Follow-up call</translation>
    </message>
    <message>
        <source>回访</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <source>回访没有联系上</source>
        <translation>Follow-up: nobody reached</translation>
    </message>
    <message>
        <source>结束回访</source>
        <translation>Give up</translation>
    </message>
    <message>
        <source>期限继续计算</source>
        <translation>Deadline runs on</translation>
    </message>
    <message>
        <source>文书定稿</source>
        <translation>Paper made final</translation>
    </message>
    <message>
        <source>作废文书</source>
        <translation>Paper voided</translation>
    </message>
    <message>
        <source>文书签名</source>
        <translation>Paper signed</translation>
    </message>
    <message>
        <source>撤销签名</source>
        <translation>Signature taken back</translation>
    </message>
    <message>
        <source>协议生效</source>
        <translation>Agreement in effect</translation>
    </message>
    <message>
        <source>分期已付</source>
        <translation>Instalment paid</translation>
    </message>
    <message>
        <source>撤销付款</source>
        <translation>Payment taken back</translation>
    </message>
    <message>
        <source>加扫描件</source>
        <translation>Scan added</translation>
    </message>
    <message>
        <source>移出扫描件</source>
        <translation>Take scan out</translation>
    </message>
    <message>
        <source>申请用印</source>
        <translation>Asked for a seal</translation>
    </message>
    <message>
        <source>再次调解</source>
        <translation>Mediated again</translation>
    </message>
    <message>
        <source>开庭</source>
        <translation>Hearing held</translation>
    </message>
</context>
<context>
    <name>telephone</name>
    <message>
        <source>来电记录</source>
        <translation>Journal of calls</translation>
    </message>
    <message>
        <source>没有设置来电提示</source>
        <translation>Not set up</translation>
    </message>
    <message>
        <source>已接通</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>正在连接…</source>
        <translation>Connecting…</translation>
    </message>
    <message>
        <source>有保密事项：请找有权限的调解员或带班领导</source>
        <translation>There is a protected matter: please ask a mediator or supervisor who has the right</translation>
    </message>
    <message>
        <source>来电</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>正在响铃</source>
        <translation>Ringing</translation>
    </message>
    <message>
        <source>号码不显示</source>
        <translation>Number withheld</translation>
    </message>
    <message>
        <source>不认识的号码</source>
        <translation>Unknown number</translation>
    </message>
    <message>
        <source>对方没有显示号码</source>
        <translation>The caller withholds the number</translation>
    </message>
    <message>
        <source>第一次来电</source>
        <translation>First call</translation>
    </message>
    <message>
        <source>已经接起；是您接的，按 Ctrl+F4 登记</source>
        <translation>Answered; if it was you, press Ctrl+F4 to register</translation>
    </message>
    <message>
        <source>铃停了；是您接的，按 Ctrl+F4 登记</source>
        <translation>It rings no more; if you answered, press Ctrl+F4 to register</translation>
    </message>
    <message>
        <source>未接</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>该在 {0} 以前回电，已经晚了</source>
        <translation>Was to be returned by {0}, is late</translation>
    </message>
    <message>
        <source>{0} 以前回电</source>
        <translation>To be returned by {0}</translation>
    </message>
    <message>
        <source>在办：{0}</source>
        <translation>Open: {0}</translation>
    </message>
    <message>
        <source>上次答复：{0}</source>
        <translation>Told last: {0}</translation>
    </message>
    <message>
        <source>打出</source>
        <translation>Called</translation>
    </message>
    <message>
        <source>以前来电 {0} 次</source>
        <translation>{0} earlier calls</translation>
    </message>
    <message>
        <source>上次 {0}</source>
        <translation>Last {0}</translation>
    </message>
    <message>
        <source>已由 {0} 席接听</source>
        <translation>Answered at desk {0}</translation>
    </message>
    <message>
        <source>不用回</source>
        <translation>no need to return</translation>
    </message>
    <message>
        <source>已回电</source>
        <translation>returned</translation>
    </message>
    <message>
        <source>来电显示盒</source>
        <translation>Caller-ID box</translation>
    </message>
    <message>
        <source>SIP 电话</source>
        <translation>SIP telephone</translation>
    </message>
    <message>
        <source>粘贴的号码</source>
        <translation>Pasted number</translation>
    </message>
    <message>
        <source>&#x3000;打过 {0} 次没有接通</source>
        <translation>  called {0} times without an answer</translation>
    </message>
    <message>
        <source>约好回访：{0}</source>
        <translation>Return visit agreed: {0}</translation>
    </message>
    <message>
        <source>期限：{0}&#x3000;{1}</source>
        <translation>Deadline: {0}  {1}</translation>
    </message>
    <message>
        <source>催办没有答复：{0}&#x3000;{1}</source>
        <translation>Reminder without an answer: {0}  {1}</translation>
    </message>
    <message>
        <source>打出，已接通</source>
        <translation>Called, answered</translation>
    </message>
    <message>
        <source>打出，没有接通</source>
        <translation>Called, not answered</translation>
    </message>
    <message>
        <source>已接听</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>未接，{0}（{1} {2}）</source>
        <translation>Missed, {0} ({1} {2})</translation>
    </message>
    <message>
        <source>有保密事项</source>
        <translation>Protected matter</translation>
    </message>
    <message>
        <source>{0} 席</source>
        <translation>desk {0}</translation>
    </message>
    <message>
        <source>通话旁看</source>
        <translation>Read along</translation>
    </message>
</context>
<context>
    <name>template_blocks</name>
    <message>
        <source>一行格子</source>
        <translation>Row of cells</translation>
    </message>
    <message>
        <source>大格</source>
        <translation>Box</translation>
    </message>
    <message>
        <source>表格</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>文字</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>逐条文字</source>
        <translation>Text for each row</translation>
    </message>
    <message>
        <source>签名盖章处</source>
        <translation>Signatures and seals</translation>
    </message>
    <message>
        <source>回执</source>
        <translation>Reply slip</translation>
    </message>
    <message>
        <source>换页</source>
        <translation>New page</translation>
    </message>
    <message>
        <source>正文</source>
        <translation>Body</translation>
    </message>
    <message>
        <source>顶格</source>
        <translation>Flush left</translation>
    </message>
    <message>
        <source>一级标题</source>
        <translation>Heading 1</translation>
    </message>
    <message>
        <source>二级标题</source>
        <translation>Heading 2</translation>
    </message>
    <message>
        <source>三级标题</source>
        <translation>Heading 3</translation>
    </message>
    <message>
        <source>居中</source>
        <translation>Centred</translation>
    </message>
    <message>
        <source>右对齐</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>小字说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>大标题</source>
        <translation>Title</translation>
    </message>
</context>
<context>
    <name>timeline</name>
    <message>
        <source>文号&#x3000;{0}</source>
        <translation>Number  {0}</translation>
    </message>
    <message>
        <source>接待</source>
        <translation>Reception</translation>
    </message>
    <message>
        <source>语句</source>
        <translation>Sentence</translation>
    </message>
    <message>
        <source>流转</source>
        <translation>Process</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>款项</source>
        <translation>Payment</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>审批</source>
        <translation>Decisions</translation>
    </message>
    <message>
        <source>交办</source>
        <translation>Hand-overs</translation>
    </message>
    <message>
        <source>催办</source>
        <translation>Reminder</translation>
    </message>
    <message>
        <source>回访</source>
        <translation>Return visit</translation>
    </message>
    <message>
        <source>质检</source>
        <translation>Quality checks</translation>
    </message>
    <message>
        <source>{0} 分</source>
        <translation>{0} points</translation>
    </message>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>{0}（{1} → {2}）</source>
        <translation>{0} ({1} → {2})</translation>
    </message>
    <message>
        <source>提出</source>
        <translation>asked</translation>
    </message>
    <message>
        <source>同意</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>不同意</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>撤下</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>发出</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>接收</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>answered</translation>
    </message>
    <message>
        <source>到期</source>
        <translation>due</translation>
    </message>
    <message>
        <source>中止</source>
        <translation>suspended</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>done</translation>
    </message>
    <message>
        <source>取用</source>
        <translation>taken</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>void</translation>
    </message>
    <message>
        <source>提醒</source>
        <translation>reminded</translation>
    </message>
    <message>
        <source>电话催办</source>
        <translation>reminded by phone</translation>
    </message>
    <message>
        <source>催办单</source>
        <translation>reminder letter</translation>
    </message>
    <message>
        <source>督办单</source>
        <translation>supervision letter</translation>
    </message>
    <message>
        <source>待办</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>没有联系上</source>
        <translation>not reached</translation>
    </message>
    <message>
        <source>追回 {0}</source>
        <translation>Recovered {0}</translation>
    </message>
    <message>
        <source>{0} {1}&#x3000;{2}</source>
        <translation>{0} {1}  {2}</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1}</source>
        <translation>{0}  {1}</translation>
    </message>
    <message>
        <source>打印{0} {1} 份</source>
        <translation>Printed {0}, {1} copies</translation>
    </message>
    <message>
        <source>登记表</source>
        <translation>Registration form</translation>
    </message>
    <message>
        <source>场次</source>
        <translation>Sittings</translation>
    </message>
    <message>
        <source>约好</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>改期</source>
        <translation>Moved</translation>
    </message>
    <message>
        <source>已举行</source>
        <translation>Held</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>来电</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>打出，已接通</source>
        <translation>Called, answered</translation>
    </message>
    <message>
        <source>打出，没有接通</source>
        <translation>Called, not answered</translation>
    </message>
    <message>
        <source>打出</source>
        <translation>Called</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>来电，已接听</source>
        <translation>Call, answered</translation>
    </message>
    <message>
        <source>来电，未接</source>
        <translation>Call, missed</translation>
    </message>
</context>
<context>
    <name>todo</name>
    <message>
        <source>待补</source>
        <translation>To complete</translation>
    </message>
    <message>
        <source>已作废</source>
        <translation>Void</translation>
    </message>
</context>
<context>
    <name>transcript</name>
    <message>
        <source>正在听写…</source>
        <translation>Transcribing…</translation>
    </message>
    <message>
        <source>听不清，建议回听</source>
        <translation>unclear, better hear it again</translation>
    </message>
    <message>
        <source>校对</source>
        <translation>Proofread</translation>
    </message>
    <message>
        <source>背对背，不进笔录</source>
        <translation>alone, in no record</translation>
    </message>
</context>
<context>
    <name>unverified</name>
    <message>
        <source>待核实</source>
        <translation>To be verified</translation>
    </message>
</context>
<context>
    <name>verifying</name>
    <message>
        <source>（没有文号）</source>
        <translation>(no number)</translation>
    </message>
    <message>
        <source>签名由本站点的席位所签。</source>
        <translation>It is signed by a desk of this station.</translation>
    </message>
    <message>
        <source>真的，是现行的一版</source>
        <translation>Genuine, and the version that holds</translation>
    </message>
    <message>
        <source>纸上的码与卷中文书 {0} 的内容一致。</source>
        <translation>The code fits what paper {0} of the file says.</translation>
    </message>
    <message>
        <source>真的，但已经有新的一版</source>
        <translation>Genuine, but there is a newer version</translation>
    </message>
    <message>
        <source>文书 {0} 后来改过，这张是旧版，请以新版为准。</source>
        <translation>Paper {0} was changed later: this is an older version, the newer one holds.</translation>
    </message>
    <message>
        <source>已经作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>文书 {0} 是本单位的，但已经作废，不能再用。</source>
        <translation>Paper {0} is ours, but it is void and no longer of use.</translation>
    </message>
    <message>
        <source>这里没有这份文书</source>
        <translation>This paper is unknown here</translation>
    </message>
    <message>
        <source>本机没有文书 {0}：可能在别的站点，或者还没有同步过来。</source>
        <translation>This desk has no paper {0}: it may be another station&apos;s, or not synced yet.</translation>
    </message>
    <message>
        <source>签名不对</source>
        <translation>The signature is wrong</translation>
    </message>
    <message>
        <source>码上的签名不是所称席位签的（文书 {0}）：码被改过或者是伪造的。</source>
        <translation>The code is not signed by the desk it names (paper {0}): it was changed or forged.</translation>
    </message>
    <message>
        <source>内容对不上</source>
        <translation>The content differs</translation>
    </message>
    <message>
        <source>码所代表的内容与卷中文书 {0} 不一致，请以卷中为准，并告诉带班领导。</source>
        <translation>What the code stands for is not what paper {0} of the file says: go by the file, and tell the supervisor.</translation>
    </message>
    <message>
        <source>签这个码的席位，本机没有它的公钥，签名没有核对；结论只依据内容摘要。</source>
        <translation>This desk does not have the key of the desk that signed it, so the signature was not checked; the verdict rests on the digest alone.</translation>
    </message>
    <message>
        <source>卷中：《{0}》第 {1} 版，{2}</source>
        <translation>In the file: {0}, version {1}, {2}</translation>
    </message>
    <message>
        <source>现行：第 {0} 版，{1}</source>
        <translation>What holds: version {0}, {1}</translation>
    </message>
    <message>
        <source>{0} 的密码：</source>
        <translation>Password of {0}: </translation>
    </message>
    <message>
        <source>其他文字</source>
        <translation>Other words</translation>
    </message>
    <message>
        <source>码是真的，纸上的字和卷里不一样</source>
        <translation>The code is genuine, the printed words are not the file&apos;s</translation>
    </message>
    <message>
        <source>{0}：卷里是“{1}”，纸上是“{2}”</source>
        <translation>{0}: “{1}” in the file, “{2}” on the paper</translation>
    </message>
    <message>
        <source>（没有）</source>
        <translation>(nothing)</translation>
    </message>
    <message>
        <source>文件里印的字与卷里的逐字相同（盖在上面的图片看不出来）。</source>
        <translation>The words in the file are the same, letter by letter (a picture laid over them is not seen).</translation>
    </message>
    <message>
        <source>只读了码，没有读纸上的字：请用眼睛对照纸上的姓名、金额和日期。</source>
        <translation>Only the code was read, not the words on the paper: compare the names, amounts and dates by eye.</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>{0}年{1}月{2}日 {3}</source>
        <translation>{0}-{1:02}-{2:02} {3}</translation>
    </message>
    <message>
        <source>工作人员</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>来电人</source>
        <translation>Caller</translation>
    </message>
    <message>
        <source>发言</source>
        <translation>Speaker</translation>
    </message>
    <message>
        <source>{0}。{1}</source>
        <comment>a title and its text</comment>
        <translation>{0}. {1}</translation>
    </message>
    <message>
        <source>{0}{1}</source>
        <comment>two sentences</comment>
        <translation>{0} {1}</translation>
    </message>
    <message>
        <source>刚刚</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>{0} 分钟前</source>
        <translation>{0} min ago</translation>
    </message>
    <message>
        <source>{0} 小时前</source>
        <translation>{0} h ago</translation>
    </message>
    <message>
        <source>{0} 天前</source>
        <translation>{0} d ago</translation>
    </message>
    <message>
        <source>来电</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>来访</source>
        <translation>Visit</translation>
    </message>
    <message>
        <source>调解</source>
        <translation>Mediation</translation>
    </message>
    <message>
        <source>接待</source>
        <translation>Receptions</translation>
    </message>
    <message>
        <source>并案</source>
        <translation>Joined to</translation>
    </message>
    <message>
        <source>回访</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <source>书记员</source>
        <translation>Recorder</translation>
    </message>
    <message>
        <source>仲裁员</source>
        <translation>Arbitrator</translation>
    </message>
    <message>
        <source>来访人</source>
        <translation>Visitor</translation>
    </message>
    <message>
        <source>申请人</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>第三人</source>
        <translation>Third party</translation>
    </message>
    <message>
        <source>第三方</source>
        <translation>Third party</translation>
    </message>
    <message>
        <source>被申请人</source>
        <translation>Respondent</translation>
    </message>
    <message>
        <source>证人</source>
        <translation>Witness</translation>
    </message>
    <message>
        <source>调解员</source>
        <translation>Mediator</translation>
    </message>
    <message>
        <source>录音</source>
        <translation>Recording</translation>
    </message>
    <message>
        <source>庭审</source>
        <translation>Hearing</translation>
    </message>
    <message>
        <source>标记</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>通话文字</source>
        <translation>Text of the call</translation>
    </message>
    <message>
        <source>调解文字</source>
        <translation>Text of the mediation</translation>
    </message>
    <message>
        <source>庭审文字</source>
        <translation>Text of the hearing</translation>
    </message>
    <message>
        <source>谈话文字</source>
        <translation>Text of the talk</translation>
    </message>
    <message>
        <source>至</source>
        <translation> to </translation>
    </message>
    <message>
        <source>{0}年{1}月</source>
        <translation>{0}-{1:02d}</translation>
    </message>
    <message>
        <source>{0}年{1}月{2}日</source>
        <translation>{0}-{1:02d}-{2:02d}</translation>
    </message>
</context>
</TS>
