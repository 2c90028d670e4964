"""How shops say that something is sold before its release, in the languages of the shops."""

from spiders.extraction.words import phrases

BEFORE_RELEASE = phrases(
    "en précommande|en preventa|em pré-venda|jetzt vorbestell|"
    "pre-order|preorder|pre order|coming soon|vorbestell|noch nicht erschienen|erscheint am|précommande|pre-commande|"
    "à paraître|preordin|prenota ora|prenotalo|prenotabile|in prevendita|préventa|preventa|próximo lanzamiento|"
    "pré-venda|pré-encomenda|reserveer nu|nu te reserveren|reserveer alvast|przedsprzedaż|zamów przed premierą|"
    "zapowiedź|förbeställ|förhandsboka|förboka|kan förbeställas|forudbestil|forhåndsbestill|"
    "zamów przedpremier|ennakkotila|předobjedn|předprodej|predobjedn|predpredaj|előrendel|precomand|prednarudžb|"
    "prednaročil|предзаказ|передзамовл|предварителна поръчка|προπαραγγελία|ön sipariş|הזמנה מוקדמת|طلب مسبق|"
    "予約|사전예약|사전 예약|예약판매|预售|预订|預購|預訂|đặt trước|พรีออเดอร์|pra-pesan"
)
