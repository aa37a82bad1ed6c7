export type KnownEmoji = { emoji: string; words: string }

/** Those that people set on messages, and the words one looks for them with. */
const LIST = `
👍 thumbs up yes good agree like +1
👎 thumbs down no bad disagree -1
❤️ heart love red
😂 tears of joy laugh funny lol
🎉 party popper celebrate congratulations tada
👀 eyes look watching seen
✅ check mark done yes ok
🙏 thanks please pray folded hands
🔥 fire hot great lit
🚀 rocket ship launch fast
💯 hundred points perfect full agree
👏 clap applause bravo well done
🙌 raised hands hooray praise
💪 strong muscle biceps power
🤝 handshake deal agreement
👋 wave hello bye hand
👌 ok hand fine perfect
✌️ peace victory two fingers
🤞 fingers crossed luck hope
🤙 call me hang loose
👉 pointing right
👈 pointing left
👆 pointing up this
👇 pointing down below
☝️ index up attention one
✋ stop raised hand high five
🫡 salute yes sir on it
🫶 heart hands love
🤔 thinking hmm wonder
😀 grin happy smile
😄 smile happy joy
😁 beaming grin teeth
😅 sweat nervous phew laugh
🤣 rolling on the floor laughing rofl
🙂 slight smile
🙃 upside down irony
😉 wink
😊 blush smile happy
😇 innocent angel halo
🥰 in love hearts smiling
😍 heart eyes love
😘 kiss
😋 yum tasty
😛 tongue out
😜 wink tongue crazy
🤪 zany crazy
🤗 hug
🤭 giggle oops hand over mouth
🤫 quiet shush secret
🤐 zipper mouth secret
🤨 raised eyebrow doubt
😐 neutral meh
😑 expressionless
😶 no mouth speechless
😏 smirk
😒 unamused
🙄 eye roll
😬 grimace awkward
😌 relieved calm
😔 pensive sad
😪 sleepy
😴 sleeping zzz tired
😷 mask ill
🤒 ill fever sick
🤕 hurt bandage
🤢 nausea sick
🤮 vomit sick
🥵 hot heat
🥶 cold freezing
😵 dizzy
🤯 mind blown exploding head wow
🥳 party face celebrate birthday
😎 cool sunglasses
🤓 nerd glasses
🧐 monocle inspect
😕 confused
😟 worried
🙁 frown sad
😮 open mouth wow surprised
😲 astonished wow
😳 flushed embarrassed
🥺 pleading please
😢 cry sad tear
😭 sob crying loudly
😤 huff triumph
😠 angry
😡 rage furious
🤬 swearing angry
😱 scream fear shock
😨 fear
😰 anxious sweat
😓 downcast sweat
🤥 lie pinocchio
💀 skull dead
👻 ghost boo
👽 alien
🤖 robot bot agent ai
💩 poop
🤡 clown
🙈 see no evil monkey
🙉 hear no evil monkey
🙊 speak no evil monkey
🤷 shrug dunno whatever
🤦 facepalm
🙋 raising hand question me
🙅 no gesture
🙆 ok gesture
💔 broken heart
🧡 orange heart
💛 yellow heart
💚 green heart
💙 blue heart
💜 purple heart
🖤 black heart
🤍 white heart
⭐ star favourite
🌟 glowing star
✨ sparkles magic new
⚡ lightning fast zap
☀️ sun sunny
🌈 rainbow
❄️ snow cold
🌊 wave sea
🌱 seedling plant grow
🌹 rose flower
🍀 clover luck
☕ coffee break tea
🍺 beer cheers
🍻 beers cheers
🥂 champagne cheers toast
🍕 pizza
🍰 cake
🎂 birthday cake
🍎 apple
🍪 cookie
🎁 gift present
🏆 trophy win
🥇 gold medal first
🎯 target bullseye goal
🎵 music note
🎮 game
⏰ alarm clock time
⏳ hourglass wait
📅 calendar date
📌 pin
📎 paperclip attach
📝 memo note write
📈 chart up growth
📉 chart down
🔍 search magnifier find
🔒 lock secure
🔑 key
🔔 bell notify
💡 idea light bulb
🛠️ tools fix build
⚙️ gear settings
🐛 bug
🧪 test tube experiment
📦 package box ship
🗑️ trash delete bin
💻 laptop computer
📱 phone mobile
💬 speech bubble comment
❓ question
❗ exclamation important
⚠️ warning careful
🚫 forbidden no
❌ cross no wrong
➕ plus add
➖ minus remove
🔄 again refresh repeat
⬆️ up arrow
⬇️ down arrow
🆗 ok
🆕 new
🐢 turtle slow
🦄 unicorn
🐱 cat
🐶 dog
🦊 fox
🌍 world earth
`

export const EMOJI: readonly KnownEmoji[] = LIST.trim()
  .split('\n')
  .map((line) => {
    const blank = line.indexOf(' ')
    return { emoji: line.slice(0, blank), words: line.slice(blank + 1) }
  })

/** Those whose words begin with what is looked for; all of them when nothing is. */
export function found(query: string): readonly KnownEmoji[] {
  const wanted = query.trim().toLowerCase()
  if (wanted === '') return EMOJI
  return EMOJI.filter(({ emoji, words }) => emoji === wanted || ` ${words}`.includes(` ${wanted}`))
}
