"""What can go wrong on the way to the centre, in the clerk's words."""

from offline_store.errors import ExpectedError


class NoCentre(ExpectedError):
    """The centre cannot be reached, or does not answer in time."""

    title = "连不上中心"
    explanation = "线路不通，先照常登记，接通后自动上传。"
    advice = "长时间连不上时，请联系管理员。"


class TooSlow(NoCentre):
    """The line is there but the answer did not come in time."""


class NotNow(NoCentre):
    """The centre is there but its database is full, held or away (503); it has taken nothing."""

    explanation = "中心暂时不能接收，先照常登记，恢复后自动上传。"


class WrongCertificate(ExpectedError):
    """Whoever answers there cannot prove to be the centre; nothing was sent. `why` says what was wrong."""

    title = "中心的证书不对"
    explanation = "对方不能证明自己是中心：它的证书{why}。为了安全没有发送任何内容，登记的内容都还在本机。"
    advice = "请照常登记，并把这句话告诉管理员，请他检查中心的证书或网络。"


class BadAuthority(ExpectedError):
    """The site's authority file cannot be read."""

    title = "证书文件读不出来"
    explanation = "本机的信任证书文件 {file} 不存在或内容不对，不能连接中心。登记照常。"
    advice = "请管理员重新放置这个文件。"


class BadAddress(ExpectedError):
    """The centre's address is none, or would carry people's data in clear over a network."""

    title = "中心地址不对"
    explanation = "地址 {address} 不能使用。除本机练习外，地址要以 https:// 开头。"
    advice = "请向管理员核对地址。"


class NotLoggedIn(ExpectedError):
    """The log-in has expired, or the account was disabled (401)."""

    title = "需要重新登录"
    explanation = "登录已过期或账号已停用，暂时不能上传，登记的内容都还在本机。"
    advice = "请用密码重新登录。"


class AccountDisabled(NotLoggedIn):
    """The centre has disabled this account, or moved it to where this desk is not."""

    title = "账号已停用"
    explanation = "中心已停用这个账号，或者不再允许它使用这个席位。输入的内容都已写在本机。"
    advice = "请联系管理员。其他同事可以照常登录。"


class PasswordTooShort(ExpectedError):
    """A new password with fewer characters than the centre takes."""

    title = "密码太短"
    explanation = "密码至少要 8 个字符，现在的密码没有改动。"
    advice = "请换一个长一些的密码，例如几个词连在一起。"


class SamePassword(ExpectedError):
    """The new password is the old one."""

    title = "新密码和现在的一样"
    explanation = "新密码要和现在的不同，现在的密码没有改动。"
    advice = "请换一个。"


class LoginFailed(ExpectedError):
    """Account, password or this machine's key is wrong; the centre does not say which."""

    title = "登录不成功"
    explanation = "账号或密码不对，或者这台电脑没有在中心登记。"
    advice = "请再输入一次，注意大小写。仍然不行，请联系管理员。"


class TooManyTries(ExpectedError):
    """Too many wrong passwords; `retry_after` in seconds."""

    title = "输错次数太多"
    explanation = "密码连续输错，中心暂时不再接受这个账号登录。"
    advice = "请等 {retry_after} 秒再试。"


class WrongCode(ExpectedError):
    """The enrolment code is wrong or was used by another machine."""

    title = "注册码不对"
    explanation = "这个注册码不存在，或者已经被别的电脑用过。"
    advice = "请逐字核对，或向管理员要一个新的注册码。"


class Refused(ExpectedError):
    """The centre does not let this desk or account do it (403)."""

    title = "中心不允许"
    explanation = "这个席位或账号没有这项权限，登记的内容都还在本机。"
    advice = "请联系管理员。"


class ScopeLost(Refused):
    """A scope is no longer this desk's to read."""


class OtherVersion(ExpectedError):
    """The two programs do not understand each other; `side` is the one to upgrade."""

    title = "程序版本不一致"
    explanation = "本机程序的协议版本是 {desk}，中心的是 {centre}，登记的内容都还在本机。"
    advice = "请升级{side}的程序。"


class CentreBroken(ExpectedError):
    """The centre's answer is an error, too large, or makes no sense; nothing of it was taken."""

    title = "中心的回答有问题"
    explanation = "中心没有给出正确的回答（{what}），登记的内容都还在本机。"
    advice = "程序会自动再试。一直这样，请联系管理员。"


class Fork(ExpectedError):
    """The centre knows another past of this desk: the machine was put back to an old image, or exists twice."""

    title = "本机数据与中心记录不符"
    explanation = "这台电脑可能恢复过旧的系统镜像，或者有两台电脑用了同一个席位。登记的内容都还在本机，没有上传。"
    advice = "请联系管理员，为这个席位重新发一个注册码。"


class Lacking(ExpectedError):
    """The centre has not got all that a receipt would cover."""

    title = "中心还没有收全"
    explanation = "本席位的内容还没有全部到达中心，这次没有给回执。"
    advice = "程序会接着上传，收全后自动补上回执。"


class MovedOn(ExpectedError):
    """Another desk has written meanwhile: read on, then ask again."""

    title = "别的席位刚有新内容"
    explanation = "核对的时候别的席位又传来了新内容，要先读完再核对。"
    advice = "程序会自动再核对一次。"


class SidesDiffer(ExpectedError):
    """The digests of both sides do not agree."""

    title = "两边对不上"
    explanation = "本机与中心的内容核对不一致，没有给回执，登记的内容都还在本机。"
    advice = "请按 F12 再同步一次；仍然对不上，请联系管理员。"


class BadReceipt(ExpectedError):
    """The receipt's signature is wrong, or it speaks of something else."""

    title = "回执不可信"
    explanation = "中心给的回执签名不对，或说的不是这次日结，没有采用。"
    advice = "请联系管理员；日结保留为待回执。"


class OtherCentreKey(ExpectedError):
    """The centre signs with another key than the one this desk knows it by."""

    title = "中心的签名密钥变了"
    explanation = "中心现在的签名密钥与本席位登记时的不同，回执没有采用。"
    advice = "请向管理员核实：中心若确实换过，请为这个席位重新发登记码。"
