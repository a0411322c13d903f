goods-all-button = Show what is to be sent
goods-none-title = Nothing is to be sent
goods-none = Terms can promise goods for every campaign that a creator joins. Who has joined stands here then.
goods-title-nothing = Nothing is to be sent
goods-title = { $goods ->
    [one] { $goods } thing is to be sent
   *[other] { $goods } things are to be sent
}
goods-owed-field = To be sent
goods-sent-field = On the way
goods-choice = { $creator }: { $what }
goods-choose = Choose what was sent…
goods-line-sent = • { $creator }: { $what }, sent { $at }
goods-line-owed = • { $creator }: { $what }, promised { $at }
goods-value = Worth { $value }.
goods-words-field = What was said
goods-send-button = Note it as sent
goods-call-off-button = Call it off
goods-state-sent = On the way since { $at }.
goods-state-received = Received { $at }.
goods-state-called-off = Called off.
goods-state-owed = To be sent, promised { $at }.
goods-own = { $what }: { $state }
goods-send-title = It is sent
goods-words-input = What the creator should know
goods-received-title = { $what }: noted as received
goods-received = Whoever sent it can see that.
goods-told-owed-title = { $creator } gets: { $what }
goods-told-owed = The terms promise it for the campaign that they have just joined. Ask them where to send it.
goods-told-sent-title = { $what } is on its way to you
goods-received-button = Say that it arrived
