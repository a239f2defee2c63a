<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
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
</context>
<context>
    <name>CallPage</name>
    <message>
        <source>双方说的话会逐句显示在这里</source>
        <translation>What both sides say appears here, sentence by sentence</translation>
    </message>
    <message>
        <source>没有录音，可以照常登记</source>
        <translation>No recording; the form works as usual</translation>
    </message>
    <message>
        <source>通话文字</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>来电登记</source>
        <translation>Registration of the call</translation>
    </message>
    <message>
        <source>新的来电</source>
        <translation>New call</translation>
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
        <source>这次接待没有通话文字</source>
        <translation>This reception has no conversation text</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1} 登记&#x3000;{2}</source>
        <translation>{0}   registered by {1}   {2}</translation>
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
        <source>来电类型</source>
        <translation>Kind of call</translation>
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
        <source>登记</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Changed</translation>
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
        <source>通话文字</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>诉求</source>
        <translation>Wish</translation>
    </message>
    <message>
        <source>（身份保密）</source>
        <translation> (identity protected)</translation>
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
        <source>反映情况：用来电人的话写清楚什么事、想怎么解决</source>
        <translation>Matter: in the caller&apos;s words, what happened and what is wanted</translation>
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
        <source>还不能保存</source>
        <translation>Cannot be saved yet</translation>
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
        <source>前台 · {0}</source>
        <translation>Front desk · {0}</translation>
    </message>
    <message>
        <source>电话响了，按 F5。
边听边记：文字自己出来，表格自己填好，您逐项按回车确认。</source>
        <translation>When the phone rings, press F5.
Listen: the text writes itself, the form fills itself, you confirm each field with Enter.</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>来电登记表</source>
        <translation>Call form</translation>
    </message>
    <message>
        <source>登记表预览</source>
        <translation>Preview of the form</translation>
    </message>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source> 份</source>
        <translation> ×</translation>
    </message>
    <message>
        <source>份数</source>
        <translation>Copies</translation>
    </message>
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
        <source>已交给打印机（{0}）。</source>
        <translation>The printer has it ({0}).</translation>
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
        <source>未登记的来电</source>
        <translation>Call not registered</translation>
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
</context>
<context>
    <name>SharesDialog</name>
    <message>
        <source>恢复码</source>
        <translation>Recovery codes</translation>
    </message>
    <message>
        <source>忘记密码或电脑的密钥环损坏时，要用三份恢复码中的任意两份打开数据。
请现在抄下或打印，分别交给三个人保管。关闭后不会再显示。</source>
        <translation>When the password is forgotten or this machine&apos;s key ring is broken, any two of the three recovery codes open the data.
Please copy or print them now and give them to three people. They are not shown again.</translation>
    </message>
    <message>
        <source>三份恢复码</source>
        <translation>The three recovery codes</translation>
    </message>
    <message>
        <source>已经抄好</source>
        <translation>I have copied them</translation>
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
        <source>{0} 条中心没有收下，请告诉主管</source>
        <translation>{0} not taken by the centre: please tell the supervisor</translation>
    </message>
    <message>
        <source>{0} 处与别的席位不一致，请告诉主管</source>
        <translation>{0} differ from another desk: please tell the supervisor</translation>
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
</context>
<context>
    <name>TranscriptView</name>
    <message>
        <source>通话文字</source>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>回车：听这一句</source>
        <translation>Enter: hear this sentence</translation>
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
</context>
<context>
    <name>_Delegate</name>
    <message>
        <source>待上传</source>
        <translation>to send</translation>
    </message>
    <message>
        <source>听不清，建议回听</source>
        <translation>unclear, better hear it again</translation>
    </message>
</context>
<context>
    <name>_Form</name>
    <message>
        <source>前台</source>
        <translation>Front desk</translation>
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
        <source>录音设备{device}打不开，这次通话没有录音。</source>
        <translation>The recording device {device} cannot be opened; this call is not recorded.</translation>
    </message>
    <message>
        <source>恢复码不对</source>
        <translation>The recovery codes are wrong</translation>
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
        <translation>Please delete nothing. Have the administrator open it with the key file of a backup or the recovery codes.</translation>
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
        <translation>Please unlock the system&apos;s key ring, then open the front desk. If the key ring was made anew, have the administrator open it with the recovery codes.</translation>
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
        <translation>Please type the password again and mind capitals. If it still fails, have the administrator open it with the recovery codes.</translation>
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
        <source>请选择 WAV、FLAC、OGG 或 MP3 格式的文件。</source>
        <translation>Please choose a WAV, FLAC, OGG or MP3 file.</translation>
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
        <translation>Any two of the three recovery codes are needed, 33 words each, and both must belong to this machine&apos;s data.</translation>
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
        <source>挂断</source>
        <translation>Hang up</translation>
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
</context>
<context>
    <name>login</name>
    <message>
        <source>把这台电脑设为席位</source>
        <translation>Set this machine up as a desk</translation>
    </message>
    <message>
        <source>需要能连到中心。地址和注册码由管理员提供，注册码只能用一次。</source>
        <translation>The centre must be reachable. The administrator gives the address and the enrolment code; a code works once.</translation>
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
        <source>数据已加密，输入您的密码打开。</source>
        <translation>The data are encrypted; your password opens them.</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
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
</context>
</TS>
